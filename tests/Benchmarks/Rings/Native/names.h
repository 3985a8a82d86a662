/* Code that is compiled for each format: RING(add) is split_add where FORMAT is split. */
#pragma once
#define PASTE(format, name) format##_##name
#define EXPAND(format, name) PASTE(format, name)
#define RING(name) EXPAND(FORMAT, name)
