/*
 * The rings' own algorithm and loop in C: the same slots, shadow indices, checks and barriers, in the same order, for buffers of one
 * element, without event index, indirect tables or order. The ring size is a variable here too.
 *
 *   twin split|packed THREADS BATCH OPERATIONS DRIVER-CPU DEVICE-CPU    writes the nanoseconds of each buffer
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SIZE = 256, PLACEMENT = 64, MEMORY = 1 << 20, DATA = 0x40000 };
enum { NEXT = 1, WRITE = 2, INDIRECT = 4, AVAILABLE = 0x80, USED = 0x8000 };

struct element { uint64_t address; uint32_t length; bool device_writes; };
struct chain { uint16_t id; int elements, readable; };
struct slot { uint64_t writable, index; uint16_t head, count; bool in_flight; };
struct descriptor { uint64_t address; uint32_t length; uint16_t a, b; }; /* split: flags, next; packed: id, flags */
struct used_entry { uint32_t id, length; };
struct available { uint16_t flags, index, ring[SIZE]; };
struct used { uint16_t flags, index; struct used_entry ring[SIZE]; };

static unsigned char *memory;
static struct element buffers[SIZE];
static volatile int size = SIZE;

#define LOAD(place) (*(volatile __typeof__(place) *)&(place))
#define STORE(place, value) (*(volatile __typeof__(place) *)&(place) = (value))
#define ACQUIRE(place) __atomic_load_n(&(place), __ATOMIC_ACQUIRE)
#define RELEASE(place, value) __atomic_store_n(&(place), (value), __ATOMIC_RELEASE)

static inline void full_barrier(void)
{
#ifdef __x86_64__
	__asm__ volatile("lock; orl $0, (%%rsp)" ::: "memory", "cc");
#else
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

struct driver {
	struct descriptor *descriptors;
	struct available *available_ring;
	struct used *used_ring;
	uint16_t *events;
	struct slot *slots;
	uint16_t *slot_by_head;
	uint32_t mask;
	int size;
	uint64_t available, available_published;
	uint16_t used, used_limit, first_flags;
	uint16_t position, position_published, used_position;
	int fault;
};

struct device {
	struct descriptor *descriptors;
	struct available *available_ring;
	struct used *used_ring;
	uint16_t *events;
	struct { uint16_t id, count; } *held;
	uint16_t *free;
	uint32_t mask;
	int size, free_count;
	uint16_t available, available_limit, used, used_published;
	uint16_t position, used_position, used_position_published, first_flags;
	int fault;
};

static inline uint64_t check(const struct element *elements, int count)
{
	uint64_t total = 0, writable = 0;

	if (count < 1 || count > 1)
		abort();
	for (int i = 0; i < count; i++) {
		if (!elements[i].length)
			abort();
		total += elements[i].length;
		if (elements[i].device_writes)
			writable += elements[i].length;
		else if (writable)
			abort();
	}
	if (total > 1ull << 32)
		abort();
	return writable;
}

/* Split. */
static inline void split_add(struct driver *d, int slot, const struct element *elements)
{
	if ((unsigned)slot >= (unsigned)d->size)
		abort();
	struct slot *s = &d->slots[slot];
	if (s->in_flight)
		abort();
	s->writable = check(elements, 1);
	s->in_flight = true;
	s->index = d->available;
	struct descriptor *descriptor = &d->descriptors[s->head & d->mask];
	STORE(descriptor->address, elements->address);
	STORE(descriptor->length, elements->length);
	STORE(descriptor->a, elements->device_writes ? WRITE : 0);
	STORE(d->available_ring->ring[d->available & d->mask], s->head);
	d->available++;
}

static inline bool split_publish(struct driver *d)
{
	if (d->available == d->available_published || d->fault)
		return false;
	d->available_published = d->available;
	RELEASE(d->available_ring->index, (uint16_t)d->available);
	full_barrier();
	return !(LOAD(d->used_ring->flags) & 1);
}

static inline bool split_reap(struct driver *d, int *slot, uint32_t *written)
{
	if (d->used == d->used_limit) {
		if (d->fault)
			return false;
		uint16_t limit = ACQUIRE(d->used_ring->index), more = limit - d->used;
		if (more > (uint16_t)((uint16_t)d->available_published - d->used))
			return d->fault = 1, false;
		d->used_limit = limit;
		if (!more)
			return false;
	}
	struct used_entry *entry = &d->used_ring->ring[d->used & d->mask];
	uint32_t id = LOAD(entry->id), length = LOAD(entry->length);
	if (id > d->mask)
		return d->fault = 2, false;
	struct slot *s = &d->slots[d->slot_by_head[id]];
	if (s->head != id)
		return d->fault = 3, false;
	if (!s->in_flight || s->index >= d->available_published)
		return d->fault = 4, false;
	if (!s->writable)
		length = 0;
	if (length > s->writable)
		return d->fault = 5, false;
	s->in_flight = false;
	*slot = d->slot_by_head[id];
	*written = length;
	d->used++;
	return true;
}

static inline bool split_take(struct device *d, struct element *elements, struct chain *chain)
{
	if (d->available == d->available_limit) {
		if (d->fault)
			return false;
		uint16_t limit = ACQUIRE(d->available_ring->index), more = limit - d->available;
		if (more > d->size - (uint16_t)(d->available - d->used_published))
			return d->fault = 1, false;
		d->available_limit = limit;
		if (!more)
			return false;
	}
	uint16_t head = LOAD(d->available_ring->ring[d->available & d->mask]);
	if (head > d->mask)
		return d->fault = 2, false;
	int readable = 0;
	uint32_t index = head;
	for (int count = 0; count < d->size;) {
		struct descriptor *descriptor = &d->descriptors[index];
		uint16_t flags = LOAD(descriptor->a);
		if (flags & INDIRECT)
			return d->fault = 3, false;
		bool writes = flags & WRITE;
		if (!writes && readable++ != count)
			return d->fault = 4, false;
		elements[count++] = (struct element){ LOAD(descriptor->address), LOAD(descriptor->length), writes };
		if (!(flags & NEXT)) {
			*chain = (struct chain){ head, count, readable };
			d->available++;
			return true;
		}
		index = LOAD(descriptor->b);
		if (index >= (uint32_t)d->size)
			return d->fault = 5, false;
	}
	return d->fault = 6, false;
}

static inline void split_use(struct device *d, uint16_t id, uint32_t written)
{
	if (d->used == d->available)
		abort();
	struct used_entry *entry = &d->used_ring->ring[d->used & d->mask];
	STORE(entry->id, id);
	STORE(entry->length, written);
	d->used++;
}

static inline bool split_show(struct device *d)
{
	if (d->used == d->used_published || d->fault)
		return false;
	d->used_published = d->used;
	RELEASE(d->used_ring->index, d->used);
	full_barrier();
	return !(LOAD(d->available_ring->flags) & 1);
}

/* Packed. A position is an index with the wrap counter above it. */
static inline uint16_t advance(uint16_t position, int descriptors, int size)
{
	return (position & 0x7fff) + descriptors < size ? position + descriptors : (position ^ 0x8000) + descriptors - size;
}

static inline int distance(uint16_t from, uint16_t to, int size)
{
	int distance = (to & 0x7fff) - (from & 0x7fff) + ((from ^ to) & 0x8000 ? size : 0);

	return distance < 0 ? distance + 2 * size : distance;
}

static inline uint16_t available_mark(uint16_t position) { return position & 0x8000 ? AVAILABLE : USED; }
static inline uint16_t used_mark(uint16_t position) { return position & 0x8000 ? AVAILABLE | USED : 0; }

static inline bool wanted(uint16_t *events)
{
	return ((LOAD(*(uint32_t *)events) >> 16) & 3) != 1;
}

static inline void packed_add(struct driver *d, int slot, const struct element *elements)
{
	if ((unsigned)slot >= (unsigned)d->size)
		abort();
	struct slot *s = &d->slots[slot];
	if (s->count)
		abort();
	s->writable = check(elements, 1);
	uint16_t head = d->position;
	uint16_t flags = available_mark(head) | (elements->device_writes ? WRITE : 0);
	struct descriptor *descriptor = &d->descriptors[head & 0x7fff];
	STORE(descriptor->address, elements->address);
	STORE(descriptor->length, elements->length);
	STORE(descriptor->a, (uint16_t)slot);
	d->position = advance(head, 1, d->size);
	s->count = distance(head, d->position, d->size);
	s->index = d->available++;
	if (head == d->position_published)
		d->first_flags = flags;
	else
		RELEASE(descriptor->b, flags);
}

static inline bool packed_publish(struct driver *d)
{
	if (d->position == d->position_published || d->fault)
		return false;
	uint16_t from = d->position_published;
	d->position_published = d->position;
	d->available_published = d->available;
	RELEASE(d->descriptors[from & 0x7fff].b, d->first_flags);
	full_barrier();
	return wanted(d->events);
}

static inline bool packed_reap(struct driver *d, int *slot, uint32_t *written)
{
	if (d->used_position == d->position_published)
		return false;
	struct descriptor *descriptor = &d->descriptors[d->used_position & 0x7fff];
	uint16_t flags = ACQUIRE(descriptor->b);
	if ((flags & (AVAILABLE | USED)) != used_mark(d->used_position))
		return false;
	uint16_t id = LOAD(descriptor->a);
	if (id >= d->size)
		return d->fault = 1, false;
	struct slot *s = &d->slots[id];
	if (!s->count || s->index >= d->available_published)
		return d->fault = 2, false;
	uint32_t length = 0;
	if (flags & WRITE && s->writable)
		length = LOAD(descriptor->length);
	if (length > s->writable)
		return d->fault = 3, false;
	*slot = id;
	*written = length;
	d->used_position = advance(d->used_position, s->count, d->size);
	s->count = 0;
	return true;
}

static inline bool packed_take(struct device *d, struct element *elements, struct chain *chain)
{
	if (d->fault)
		return false;
	uint16_t position = d->position;
	uint16_t flags = ACQUIRE(d->descriptors[position & 0x7fff].b);
	if ((flags & (AVAILABLE | USED)) != available_mark(position))
		return false;
	int room = d->size - distance(d->used_position_published, position, d->size);
	if (room <= 0)
		return d->fault = 1, false;
	int readable = 0;
	for (int count = 0;;) {
		if (flags & INDIRECT)
			return d->fault = 2, false;
		struct descriptor *descriptor = &d->descriptors[position & 0x7fff];
		bool writes = flags & WRITE;
		if (!writes && readable++ != count)
			return d->fault = 3, false;
		elements[count++] = (struct element){ LOAD(descriptor->address), LOAD(descriptor->length), writes };
		if (!(flags & NEXT)) {
			uint16_t id = d->free[--d->free_count];
			d->held[id].id = LOAD(descriptor->a);
			d->held[id].count = count;
			d->position = advance(position, 1, d->size);
			*chain = (struct chain){ id, count, readable };
			return true;
		}
		if (count == room)
			return d->fault = 4, false;
		position = advance(position, 1, d->size);
		flags = LOAD(d->descriptors[position & 0x7fff].b);
	}
}

static inline void packed_use(struct device *d, uint16_t id, uint32_t written)
{
	if (id >= d->size || !d->held[id].count)
		abort();
	struct descriptor *descriptor = &d->descriptors[d->used_position & 0x7fff];
	STORE(descriptor->length, written);
	STORE(descriptor->a, d->held[id].id);
	uint16_t flags = used_mark(d->used_position) | (written ? WRITE : 0);
	if (d->used_position == d->used_position_published)
		d->first_flags = flags;
	else
		RELEASE(descriptor->b, flags);
	d->used_position = advance(d->used_position, d->held[id].count, d->size);
	d->held[id].count = 0;
	d->free[d->free_count++] = id;
}

static inline bool packed_show(struct device *d)
{
	if (d->used_position == d->used_position_published || d->fault)
		return false;
	uint16_t from = d->used_position_published;
	d->used_position_published = d->used_position;
	RELEASE(d->descriptors[from & 0x7fff].b, d->first_flags);
	full_barrier();
	return wanted(d->events);
}

/* The loop. */
static struct driver driver;
static struct device device;
static int free_slots[SIZE], batch, operations, driver_cpu, device_cpu, refused;
static pthread_barrier_t ready;

static inline bool in_memory(const struct element *element)
{
	return element->address <= MEMORY && element->length <= MEMORY - element->address;
}

#define LOOP(format) \
static inline int format##_send(struct driver *d, int free_count) \
{ \
	for (int i = 0; i < batch; i++) { \
		int slot = free_slots[--free_count]; \
		format##_add(d, slot, &buffers[slot]); \
	} \
	format##_publish(d); \
	return free_count; \
} \
static inline int format##_reap_some(struct driver *d, int free_count) \
{ \
	int count = 0, slot; \
	uint32_t written; \
	for (; count < batch && format##_reap(d, &slot, &written); count++) \
		free_slots[free_count + count] = slot; \
	return count; \
} \
static inline int format##_answer(struct device *d, struct element *elements) \
{ \
	int count = 0; \
	struct chain chain; \
	for (; count < batch && format##_take(d, elements, &chain); count++) { \
		if (!in_memory(&elements[0])) \
			refused++; \
		format##_use(d, chain.id, elements[0].length - 1); \
	} \
	if (count) \
		format##_show(d); \
	return count; \
} \
static __attribute__((noinline)) void format##_drive(void) \
{ \
	struct driver d = driver; \
	int started = 0, completed = 0, free_count = SIZE; \
	while (completed < operations) { \
		if (free_count >= batch && started < operations) { \
			free_count = format##_send(&d, free_count); \
			started += batch; \
		} \
		int count = format##_reap_some(&d, free_count); \
		free_count += count; \
		completed += count; \
	} \
	driver = d; \
} \
static __attribute__((noinline)) void format##_serve(void) \
{ \
	static struct element elements[SIZE]; \
	struct device d = device; \
	for (int served = 0; served < operations;) \
		served += format##_answer(&d, elements); \
	device = d; \
} \
static __attribute__((noinline)) void format##_take_turns(void) \
{ \
	static struct element elements[SIZE]; \
	struct driver d = driver; \
	struct device e = device; \
	int free_count = SIZE; \
	for (int completed = 0; completed < operations; completed += batch) { \
		free_count = format##_send(&d, free_count); \
		format##_answer(&e, elements); \
		free_count += format##_reap_some(&d, free_count); \
	} \
	driver = d; \
	device = e; \
}

LOOP(split)
LOOP(packed)

static void bind_to(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof set, &set))
		exit(1);
}

static void *start_device(void *serve)
{
	bind_to(device_cpu);
	pthread_barrier_wait(&ready);
	((void (*)(void))serve)();
	return NULL;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

static double run(bool is_split, bool two_threads, int count)
{
	operations = count;
	bind_to(driver_cpu);
	if (!two_threads) {
		double start = now();
		(is_split ? split_take_turns : packed_take_turns)();
		return now() - start;
	}
	pthread_t thread;
	pthread_barrier_init(&ready, NULL, 2);
	if (pthread_create(&thread, NULL, start_device, (void *)(is_split ? split_serve : packed_serve)))
		exit(1);
	pthread_barrier_wait(&ready);
	double start = now();
	(is_split ? split_drive : packed_drive)();
	double time = now() - start;
	pthread_join(thread, NULL);
	return time;
}

int main(int argc, char **argv)
{
	if (argc != 7)
		return 2;
	bool is_split = !strcmp(argv[1], "split"), two_threads = atoi(argv[2]) == 2;
	batch = atoi(argv[3]);
	int count = atoi(argv[4]);
	driver_cpu = atoi(argv[5]);
	device_cpu = atoi(argv[6]);
	memory = aligned_alloc(4096, MEMORY);
	memset(memory, 0, MEMORY);
	struct slot *slots = calloc(SIZE, sizeof *slots);
	uint16_t *numbers = calloc(2 * SIZE, sizeof *numbers);
	for (int i = 0; i < SIZE; i++) {
		buffers[i] = (struct element){ DATA + 64 * i, 64, true };
		slots[i].head = numbers[i] = free_slots[i] = i;
		numbers[SIZE + i] = SIZE - 1 - i;
	}
	/* Where SplitRingLayout.Legacy and PackedRingLayout.Place put the areas. */
	void *events = memory + 16 * SIZE;
	driver = (struct driver){
		.descriptors = (void *)memory, .available_ring = (void *)(memory + 16 * SIZE), .used_ring = (void *)(memory + 8192),
		.events = (void *)((char *)events + PLACEMENT), .slots = slots, .slot_by_head = numbers, .mask = size - 1, .size = size,
		.position = 0x8000, .position_published = 0x8000, .used_position = 0x8000,
	};
	device = (struct device){
		.descriptors = driver.descriptors, .available_ring = driver.available_ring, .used_ring = driver.used_ring, .events = events,
		.held = calloc(SIZE, 4), .free = numbers + SIZE, .free_count = size, .mask = size - 1, .size = size,
		.position = 0x8000, .used_position = 0x8000, .used_position_published = 0x8000,
	};
	run(is_split, two_threads, 384000);
	double time = run(is_split, two_threads, count);
	if (driver.fault || device.fault || refused)
		return 1;
	printf("%.2f\n", time / count);
	return 0;
}
