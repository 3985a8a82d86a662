/* The buffers of a network queue in each framing, as BufferBuilder lays them out, and the header. */
#pragma once
#include "memory.h"

enum { HEADER = 12, MINIMUM_ROOM = 1514, PATH_QUEUE = 256, LIVE = 128, PATH_BATCH = 64 };
enum { DATA_VALID = 2, NEEDS_CSUM = 1 };
enum framing { SEPARATE, HEADER_FIRST, PAYLOAD_ALIGNED, FRAMINGS };

struct net_header {
	uint8_t flags, gso_type;
	uint16_t hdr_len, gso_size, csum_start, csum_offset, num_buffers;
};

/* One buffer of a driver: what the ring shows, and where its parts are. */
struct buffer {
	struct element elements[2];
	int count;
	unsigned char *header, *payload;
	bool held;
};

static inline size_t round_to_line(size_t size) { return (size + 63) / 64 * 64; }

static inline uint32_t payload_room(int size) { return size < MINIMUM_ROOM ? MINIMUM_ROOM : size; }
static inline size_t buffer_room(int size) { return round_to_line(HEADER) + round_to_line(HEADER + payload_room(size)); }

static inline void place_buffer(
	struct buffer *buffer, unsigned char *start, uint64_t at, int size, enum framing framing, bool device_writes)
{
	uint32_t room = payload_room(size), line = round_to_line(HEADER);

	if (framing == SEPARATE) {
		buffer->elements[0] = (struct element){ at, HEADER, device_writes };
		buffer->elements[1] = (struct element){ at + line, room, device_writes };
		buffer->count = 2;
		buffer->header = start + at;
		buffer->payload = buffer->header + line;
		return;
	}
	at += framing == PAYLOAD_ALIGNED ? line - HEADER : 0;
	buffer->elements[0] = (struct element){ at, HEADER + room, device_writes };
	buffer->count = 1;
	buffer->header = start + at;
	buffer->payload = buffer->header + HEADER;
}
