import { contextBridge, ipcRenderer } from "electron";
import type { ExposedToPage } from "../types/window.ts";
import { createPageApi } from "./page-api.ts";

// The preload of the main window: all the page ever gets from outside itself.
const name: keyof ExposedToPage = "reseal";
contextBridge.exposeInMainWorld(name, createPageApi(ipcRenderer, crypto.randomUUID()));
