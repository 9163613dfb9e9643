/** What a sound stands for; each has a visible twin: a tile, a count, or the strip with the last scan. */
export type SoundName = "done" | "hands" | "fault";

/** One tone: frequency in hertz, and when it begins and how long it lasts, in seconds. */
type Tone = { readonly frequency: number; readonly startSeconds: number; readonly lengthSeconds: number };

const tonesOf: Readonly<Record<SoundName, readonly Tone[]>> = {
  done: [
    { frequency: 660, startSeconds: 0, lengthSeconds: 0.09 },
    { frequency: 880, startSeconds: 0.1, lengthSeconds: 0.14 },
  ],
  hands: [{ frequency: 740, startSeconds: 0, lengthSeconds: 0.22 }],
  fault: [
    { frequency: 240, startSeconds: 0, lengthSeconds: 0.18 },
    { frequency: 180, startSeconds: 0.22, lengthSeconds: 0.28 },
  ],
};

/** Quiet enough for a room in which many benches sound. */
const volume = 0.12;

/** Plays sounds; the sound card is opened with the first one. */
export type Sounds = { readonly play: (name: SoundName) => void; readonly stop: () => Promise<void> };

/** Makes the sounds of a page. Where there is no sound card nothing is heard: the visible twin says the same. */
export function createSounds(): Sounds {
  let audio: AudioContext | undefined;
  return {
    play: (name) => {
      audio ??= new AudioContext();
      for (const tone of tonesOf[name]) playTone(audio, tone);
    },
    stop: async () => {
      await audio?.close();
      audio = undefined;
    },
  };
}

function playTone(audio: AudioContext, tone: Tone): void {
  const start = audio.currentTime + tone.startSeconds;
  const end = start + tone.lengthSeconds;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = tone.frequency;
  gain.gain.setValueAtTime(0, start);
  // Short ramps: a tone that begins at full volume clicks.
  gain.gain.linearRampToValueAtTime(volume, start + 0.01);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
