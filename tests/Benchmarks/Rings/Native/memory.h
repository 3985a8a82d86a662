/* The memory that driver and device share, how it is accessed, and what both rings are made of. */
#pragma once
#include "harness.h"

enum { NEXT = 1, WRITE = 2, INDIRECT = 4, AVAILABLE = 0x80, USED = 0x8000 };

#define LOAD(place) (*(volatile __typeof__(place) *)&(place))
#define STORE(place, value) (*(volatile __typeof__(place) *)&(place) = (value))
#define ACQUIRE(place) __atomic_load_n(&(place), __ATOMIC_ACQUIRE)
#define RELEASE(place, value) __atomic_store_n(&(place), (value), __ATOMIC_RELEASE)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

struct element { uint64_t address; uint32_t length; bool device_writes; };
struct chain { uint16_t id; int elements, readable; };
struct used_slot { int slot; uint32_t written; };
struct used_chain { uint16_t id; uint32_t written; };

/* Split: length, flags, next. Packed: length, id, flags; from the lowest bit on. */
struct descriptor { uint64_t address, rest; };

struct memory { unsigned char *start; uint64_t size; };

static inline uint64_t descriptor_rest(uint32_t length, uint16_t low, uint16_t high)
{
	return length | (uint64_t)low << 32 | (uint64_t)high << 48;
}

static inline void full_barrier(void)
{
#ifdef __x86_64__
	__asm__ volatile("lock; orl $0, (%%rsp)" ::: "memory", "cc");
#else
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

static inline bool contains(const struct memory *memory, uint64_t address, uint64_t length)
{
	return address <= memory->size && length <= memory->size - address;
}

/* What a driver may make available: the writable bytes. */
static inline uint64_t check_elements(const struct element *elements, int count, int limit)
{
	uint64_t total = 0, writable = 0;

	if (count < 1 || count > limit)
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

/* Large copies to a destination off its line go by lines of it: rep movsb is slow there on Zen. */
static inline void copy(void *to, const void *from, size_t length)
{
	enum { STEP = 64, LARGE = 2048 };
	unsigned char *destination = to;
	const unsigned char *source = from;
	size_t offset = STEP - (uintptr_t)to % STEP;

	if (length < LARGE || offset == STEP) {
		memcpy(to, from, length);
		return;
	}
	memcpy(destination, source, STEP);
	for (; offset < length - STEP; offset += STEP)
		memcpy(destination + offset, source + offset, STEP);
	memcpy(destination + length - STEP, source + length - STEP, STEP);
}
