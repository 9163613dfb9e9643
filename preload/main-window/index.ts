import { contextBridge, ipcRenderer } from "electron";
import { createPageApi } from "./page-api.ts";

// The preload of the main window: all the page ever gets from outside itself.
contextBridge.exposeInMainWorld("reseal", createPageApi(ipcRenderer, crypto.randomUUID()));
