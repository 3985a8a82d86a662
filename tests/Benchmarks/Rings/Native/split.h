/* A split ring, both ends: the algorithm of SplitDriverRing and SplitDeviceRing, without indirect tables and order. */
#pragma once
#include "memory.h"

#define NOT_IN_FLIGHT UINT64_MAX

struct split_entry { uint32_t id, length; };
struct split_available { uint16_t flags, index, ring[]; };
struct split_used { uint16_t flags, index; struct split_entry ring[]; };
struct split_slot { uint64_t writable, index; uint16_t head; };

struct split_ring {
	struct descriptor *descriptors;
	struct split_available *available;
	struct split_used *used;
	uint32_t mask;
	bool has_event_index;
};

struct split_driver {
	struct split_ring ring;
	struct split_slot *slots;
	uint16_t *slot_by_head;
	struct descriptor *written; /* what is in the table and in the ring already */
	uint16_t *entries;
	int slot_count, per_slot;
	uint64_t available, available_published;
	uint16_t used, used_limit;
	int fault;
};

struct split_device {
	struct split_ring ring;
	uint16_t available, available_limit, used, used_published;
	int fault;
};

static inline size_t split_size(int size) { return (16 * size + 2 * size + 6 + 4095) / 4096 * 4096 + 8 * size + 6; }

static inline struct split_ring split_place(unsigned char *at, int size, bool has_event_index)
{
	return (struct split_ring){
		(void *)at, (void *)(at + 16 * size), (void *)(at + (16 * size + 2 * size + 6 + 4095) / 4096 * 4096), size - 1, has_event_index,
	};
}

static inline void split_open_driver(struct split_driver *d, struct split_ring ring, int per_slot)
{
	int size = ring.mask + 1;

	*d = (struct split_driver){
		.ring = ring, .slots = allocate(size * sizeof *d->slots), .slot_by_head = allocate(2 * size),
		.written = allocate(16 * size), .entries = allocate(2 * size), .slot_count = size / per_slot, .per_slot = per_slot,
	};
	for (int slot = 0; slot < d->slot_count; slot++) {
		d->slots[slot].index = NOT_IN_FLIGHT;
		d->slots[slot].head = slot * per_slot;
		for (int i = 0; i < per_slot; i++)
			d->slot_by_head[slot * per_slot + i] = slot;
	}
}

static inline void split_open_device(struct split_device *d, struct split_ring ring) { *d = (struct split_device){ .ring = ring }; }

static inline void split_write(struct split_driver *d, uint32_t index, uint64_t address, uint64_t rest)
{
	struct descriptor *written = &d->written[index];

	if (written->address == address && written->rest == rest)
		return;
	*written = (struct descriptor){ address, rest };
	STORE(d->ring.descriptors[index].address, address);
	STORE(d->ring.descriptors[index].rest, rest);
}

static inline void split_add(struct split_driver *d, int slot, const struct element *elements, int count)
{
	if (UNLIKELY((unsigned)slot >= (unsigned)d->slot_count))
		abort();
	struct split_slot *s = &d->slots[slot];
	if (UNLIKELY(s->index != NOT_IN_FLIGHT))
		abort();
	s->writable = check_elements(elements, count, d->per_slot);
	s->index = d->available;
	for (int i = 0; i < count; i++) {
		uint32_t index = (s->head + i) & d->ring.mask;
		uint16_t flags = (i + 1 < count ? NEXT : 0) | (elements[i].device_writes ? WRITE : 0);
		split_write(d, index, elements[i].address, descriptor_rest(elements[i].length, flags, (index + 1) & d->ring.mask));
	}
	uint16_t *entry = &d->entries[d->available & d->ring.mask];
	if (*entry != s->head) {
		*entry = s->head;
		STORE(d->ring.available->ring[d->available & d->ring.mask], s->head);
	}
	d->available++;
}

static inline bool split_publish(struct split_driver *d, bool to_poller)
{
	if (d->available == d->available_published || d->fault)
		return false;
	uint16_t from = d->available_published, to = d->available;
	d->available_published = d->available;
	RELEASE(d->ring.available->index, to);
	if (to_poller)
		return false;
	full_barrier();
	if (d->ring.has_event_index)
		return (uint16_t)(LOAD(*(uint16_t *)&d->ring.used->ring[d->ring.mask + 1]) - from) < (uint16_t)(to - from);
	return !(LOAD(d->ring.used->flags) & 1);
}

static inline bool split_look_for_used(struct split_driver *d)
{
	if (d->fault)
		return false;
	uint16_t limit = ACQUIRE(d->ring.used->index), more = limit - d->used;
	if (UNLIKELY(more > (uint16_t)((uint16_t)d->available_published - d->used)))
		return d->fault = 1, false;
	d->used_limit = limit;
	return more;
}

static inline bool split_read_used(struct split_driver *d, uint16_t index, struct used_slot *used)
{
	struct split_entry *entry = &d->ring.used->ring[index & d->ring.mask];
	uint32_t id = LOAD(entry->id), length = LOAD(entry->length);

	if (UNLIKELY(id > d->ring.mask))
		return d->fault = 2, false;
	struct split_slot *s = &d->slots[d->slot_by_head[id]];
	if (UNLIKELY(s->head != id))
		return d->fault = 3, false;
	if (UNLIKELY(s->index >= d->available_published))
		return d->fault = 4, false;
	if (!s->writable)
		length = 0;
	if (UNLIKELY(length > s->writable))
		return d->fault = 5, false;
	s->index = NOT_IN_FLIGHT;
	*used = (struct used_slot){ d->slot_by_head[id], length };
	return true;
}

static inline bool split_get_used(struct split_driver *d, struct used_slot *used)
{
	if (d->used == d->used_limit && !split_look_for_used(d))
		return false;
	if (!split_read_used(d, d->used, used))
		return false;
	d->used++;
	return true;
}

static inline int split_take_used(struct split_driver *d, struct used_slot *used, int limit)
{
	if (d->used == d->used_limit && !split_look_for_used(d))
		return 0;
	uint16_t next = d->used, waiting = d->used_limit - next;
	int count = 0;
	if (waiting > limit)
		waiting = limit;
	while (count < waiting && split_read_used(d, next, &used[count])) {
		count++;
		next++;
	}
	d->used = next;
	return count;
}

static inline bool split_look_for_available(struct split_device *d)
{
	if (d->fault)
		return false;
	uint16_t limit = ACQUIRE(d->ring.available->index), more = limit - d->available;
	if (UNLIKELY(more > (int)d->ring.mask + 1 - (uint16_t)(d->available - d->used_published)))
		return d->fault = 1, false;
	d->available_limit = limit;
	return more;
}

static inline bool split_read_chain(struct split_device *d, uint16_t index, struct element *elements, struct chain *chain)
{
	uint32_t head = LOAD(d->ring.available->ring[index & d->ring.mask]), at = head;
	int readable = 0;

	if (UNLIKELY(head > d->ring.mask))
		return d->fault = 2, false;
	for (int count = 0; count <= (int)d->ring.mask;) {
		struct descriptor *descriptor = &d->ring.descriptors[at];
		uint64_t address = LOAD(descriptor->address), rest = LOAD(descriptor->rest);
		uint16_t flags = rest >> 32;
		bool writes = flags & WRITE;
		if (UNLIKELY(flags & INDIRECT))
			return d->fault = 3, false;
		if (!writes && UNLIKELY(readable++ != count))
			return d->fault = 4, false;
		elements[count++] = (struct element){ address, (uint32_t)rest, writes };
		if (!(flags & NEXT)) {
			*chain = (struct chain){ head, count, readable };
			return true;
		}
		at = rest >> 48;
		if (UNLIKELY(at > d->ring.mask))
			return d->fault = 5, false;
	}
	return d->fault = 6, false;
}

static inline bool split_get_available(struct split_device *d, struct element *elements, struct chain *chain)
{
	if (d->available == d->available_limit && !split_look_for_available(d))
		return false;
	if (!split_read_chain(d, d->available, elements, chain))
		return false;
	d->available++;
	return true;
}

static inline int split_take_available(struct split_device *d, struct chain *chains, int limit, struct element *elements)
{
	if (d->available == d->available_limit && !split_look_for_available(d))
		return 0;
	uint16_t next = d->available, waiting = d->available_limit - next;
	int count = 0;
	if (waiting > limit)
		waiting = limit;
	while (count < waiting && split_read_chain(d, next, elements, &chains[count])) {
		elements += chains[count++].elements;
		next++;
	}
	d->available = next;
	return count;
}

static inline void split_use(struct split_device *d, uint16_t id, uint32_t written)
{
	if (UNLIKELY(d->used == d->available))
		abort();
	struct split_entry *entry = &d->ring.used->ring[d->used++ & d->ring.mask];
	STORE(entry->id, id);
	STORE(entry->length, written);
}

static inline bool split_show(struct split_device *d, bool to_poller)
{
	if (d->used == d->used_published || d->fault)
		return false;
	uint16_t from = d->used_published;
	d->used_published = d->used;
	RELEASE(d->ring.used->index, d->used);
	if (to_poller)
		return false;
	full_barrier();
	if (d->ring.has_event_index)
		return (uint16_t)(LOAD(d->ring.available->ring[d->ring.mask + 1]) - from) < (uint16_t)(d->used - from);
	return !(LOAD(d->ring.available->flags) & 1);
}
