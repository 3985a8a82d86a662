/* PacketPool: a network stack's packets, each with room for a frame. */
#pragma once
#include "harness.h"

struct packet {
	int length;
	uint8_t flags, gso_type;
	uint16_t num_buffers;
	uint64_t first;
	int next, references;
} __attribute__((aligned(64)));

struct pool {
	struct packet *packets;
	unsigned char *bytes;
	size_t room;
	int count;
	int *free;
};

static inline void pool_return(struct pool *pool, int packet)
{
	pool->packets[packet].references = 0;
	pool->free[pool->count++] = packet;
}

static inline int pool_rent(struct pool *pool)
{
	int packet = pool->free[--pool->count];

	pool->packets[packet] = (struct packet){ .next = -1, .references = 1 };
	return packet;
}

static inline unsigned char *pool_bytes(struct pool *pool, int packet) { return pool->bytes + packet * pool->room; }

static inline void pool_open(struct pool *pool, int count, int room)
{
	*pool = (struct pool){
		.packets = allocate(count * sizeof *pool->packets), .free = allocate(count * sizeof *pool->free),
		.room = (room + LINE - 1) / LINE * LINE,
	};
	pool->bytes = allocate(count * pool->room);
	for (int packet = 0; packet < count; packet++)
		pool_return(pool, packet);
}
