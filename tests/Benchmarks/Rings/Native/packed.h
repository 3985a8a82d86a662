/*
 * A packed ring, both ends: the algorithm of PackedDriverRing and PackedDeviceRing, without indirect tables and order. A position is an
 * index with the wrap counter above it.
 */
#pragma once
#include "memory.h"

struct packed_slot { uint64_t writable, index; int count; };
struct packed_held { uint16_t id, count; };

struct packed_ring {
	struct descriptor *descriptors;
	uint16_t *driver_events, *device_events; /* position, flags */
	int size;
	bool has_event_index;
};

struct packed_driver {
	struct packed_ring ring;
	struct packed_slot *slots;
	int slot_count, per_slot;
	uint64_t available, available_published, first_rest;
	uint16_t position, published, used;
	int fault;
};

struct packed_device {
	struct packed_ring ring;
	struct packed_held *held;
	uint16_t *free;
	int free_count;
	uint64_t first_rest;
	uint16_t position, used, published;
	int fault;
};

static inline size_t packed_size(int size) { return 16 * size + 128; }

static inline struct packed_ring packed_place(unsigned char *at, int size, bool has_event_index)
{
	return (struct packed_ring){ (void *)at, (void *)(at + 16 * size), (void *)(at + 16 * size + 64), size, has_event_index };
}

static inline void packed_open_driver(struct packed_driver *d, struct packed_ring ring, int per_slot)
{
	*d = (struct packed_driver){
		.ring = ring, .slots = allocate(ring.size * sizeof *d->slots), .slot_count = ring.size / per_slot, .per_slot = per_slot,
		.position = 0x8000, .published = 0x8000, .used = 0x8000,
	};
}

static inline void packed_open_device(struct packed_device *d, struct packed_ring ring)
{
	*d = (struct packed_device){
		.ring = ring, .held = allocate(ring.size * sizeof *d->held), .free = allocate(2 * ring.size), .free_count = ring.size,
		.position = 0x8000, .published = 0x8000, .used = 0x8000,
	};
	for (int i = 0; i < ring.size; i++)
		d->free[i] = ring.size - 1 - i;
}

static inline uint16_t packed_advance(uint16_t position, int descriptors, int size)
{
	return (position & 0x7fff) + descriptors < size ? position + descriptors : (position ^ 0x8000) + descriptors - size;
}

static inline int packed_distance(uint16_t from, uint16_t to, int size)
{
	int distance = (to & 0x7fff) - (from & 0x7fff) + ((from ^ to) & 0x8000 ? size : 0);

	return distance < 0 ? distance + 2 * size : distance;
}

static inline uint16_t packed_available_mark(uint16_t position) { return position & 0x8000 ? AVAILABLE : USED; }
static inline uint16_t packed_used_mark(uint16_t position) { return position & 0x8000 ? AVAILABLE | USED : 0; }

static inline bool packed_wanted(const struct packed_ring *ring, uint16_t *events, uint16_t from, uint16_t to)
{
	uint32_t said = LOAD(*(uint32_t *)events);

	switch (said >> 16 & 3) {
	case 1:
		return false;
	case 2:
		if (ring->has_event_index)
			return packed_distance(from, (uint16_t)said, ring->size) < packed_distance(from, to, ring->size);
	}
	return true;
}

static inline void packed_add(struct packed_driver *d, int slot, const struct element *elements, int count)
{
	if (UNLIKELY((unsigned)slot >= (unsigned)d->slot_count))
		abort();
	struct packed_slot *s = &d->slots[slot];
	if (UNLIKELY(s->count))
		abort();
	s->writable = check_elements(elements, count, d->per_slot);
	s->index = d->available++;
	s->count = count;
	uint16_t head = d->position;
	uint64_t head_rest = 0;
	for (int i = 0; i < count; i++) {
		struct descriptor *descriptor = &d->ring.descriptors[d->position & 0x7fff];
		uint16_t flags = packed_available_mark(d->position) | (elements[i].device_writes ? WRITE : 0) | (i + 1 < count ? NEXT : 0);
		uint64_t rest = descriptor_rest(elements[i].length, slot, flags);
		STORE(descriptor->address, elements[i].address);
		if (i == 0)
			head_rest = rest;
		else
			STORE(descriptor->rest, rest);
		d->position = packed_advance(d->position, 1, d->ring.size);
	}
	if (head == d->published)
		d->first_rest = head_rest;
	else
		RELEASE(d->ring.descriptors[head & 0x7fff].rest, head_rest);
}

static inline bool packed_publish(struct packed_driver *d, bool to_poller)
{
	if (d->position == d->published || d->fault)
		return false;
	uint16_t from = d->published;
	d->published = d->position;
	d->available_published = d->available;
	RELEASE(d->ring.descriptors[from & 0x7fff].rest, d->first_rest);
	if (to_poller)
		return false;
	full_barrier();
	return packed_wanted(&d->ring, d->ring.device_events, from, d->position);
}

static inline bool packed_get_used(struct packed_driver *d, struct used_slot *used)
{
	if (d->used == d->published)
		return false;
	uint64_t rest = ACQUIRE(d->ring.descriptors[d->used & 0x7fff].rest);
	uint16_t flags = rest >> 48, id = rest >> 32;
	if ((flags & (AVAILABLE | USED)) != packed_used_mark(d->used))
		return false;
	if (UNLIKELY(id >= d->slot_count))
		return d->fault = 1, false;
	struct packed_slot *s = &d->slots[id];
	if (UNLIKELY(!s->count || s->index >= d->available_published))
		return d->fault = 2, false;
	uint32_t length = s->writable ? (uint32_t)rest : 0;
	if (UNLIKELY(length > s->writable)) {
		if (flags & WRITE)
			return d->fault = 3, false;
		length = 0;
	}
	*used = (struct used_slot){ id, length };
	d->used = packed_advance(d->used, s->count, d->ring.size);
	s->count = 0;
	return true;
}

static inline int packed_take_used(struct packed_driver *d, struct used_slot *used, int limit)
{
	int count = 0;

	while (count < limit && packed_get_used(d, &used[count]))
		count++;
	return count;
}

static inline bool packed_get_available(struct packed_device *d, struct element *elements, struct chain *chain)
{
	if (d->fault)
		return false;
	uint16_t position = d->position;
	uint64_t rest = ACQUIRE(d->ring.descriptors[position & 0x7fff].rest);
	if ((rest >> 48 & (AVAILABLE | USED)) != packed_available_mark(position))
		return false;
	int room = d->ring.size - packed_distance(d->published, position, d->ring.size), readable = 0;
	if (UNLIKELY(room <= 0))
		return d->fault = 1, false;
	for (int count = 0;;) {
		uint16_t flags = rest >> 48;
		bool writes = flags & WRITE;
		if (UNLIKELY(flags & INDIRECT))
			return d->fault = 2, false;
		if (!writes && UNLIKELY(readable++ != count))
			return d->fault = 3, false;
		elements[count++] = (struct element){ LOAD(d->ring.descriptors[position & 0x7fff].address), (uint32_t)rest, writes };
		position = packed_advance(position, 1, d->ring.size);
		if (!(flags & NEXT)) {
			uint16_t id = d->free[--d->free_count];
			d->held[id] = (struct packed_held){ rest >> 32, count };
			d->position = position;
			*chain = (struct chain){ id, count, readable };
			return true;
		}
		if (UNLIKELY(count == room))
			return d->fault = 4, false;
		rest = LOAD(d->ring.descriptors[position & 0x7fff].rest);
	}
}

static inline int packed_take_available(struct packed_device *d, struct chain *chains, int limit, struct element *elements)
{
	int count = 0;

	while (count < limit && packed_get_available(d, elements, &chains[count]))
		elements += chains[count++].elements;
	return count;
}

static inline void packed_use(struct packed_device *d, uint16_t id, uint32_t written)
{
	if (UNLIKELY(id >= d->ring.size || !d->held[id].count))
		abort();
	struct packed_held *held = &d->held[id];
	uint64_t rest = descriptor_rest(written, held->id, packed_used_mark(d->used) | (written ? WRITE : 0));
	if (d->used == d->published)
		d->first_rest = rest;
	else
		RELEASE(d->ring.descriptors[d->used & 0x7fff].rest, rest);
	d->used = packed_advance(d->used, held->count, d->ring.size);
	held->count = 0;
	d->free[d->free_count++] = id;
}

static inline bool packed_show(struct packed_device *d, bool to_poller)
{
	if (d->used == d->published || d->fault)
		return false;
	uint16_t from = d->published;
	d->published = d->used;
	RELEASE(d->ring.descriptors[from & 0x7fff].rest, d->first_rest);
	if (to_poller)
		return false;
	full_barrier();
	return packed_wanted(&d->ring, d->ring.driver_events, from, d->used);
}
