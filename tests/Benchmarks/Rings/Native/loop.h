/* The loop of RingRun, compiled for FORMAT: a buffer of one element goes to the device and back, alone or in bursts. */
#include "names.h"

enum { RING(queue_size) = 256, RING(max_batch) = 64 };

struct RING(loop_driver) {
	struct RING(driver) ring;
	const struct element *buffers;
	int free_slots[RING(queue_size)];
	unsigned taken, given;
	bool polled;
};

struct RING(loop_device) {
	struct RING(device) ring;
	struct memory memory;
	struct element elements[RING(queue_size) + RING(max_batch)];
	int refused;
	bool polled;
};

static inline void RING(send)(struct RING(loop_driver) *l, struct RING(driver) *d, int batch)
{
	for (int i = 0; i < batch; i++) {
		int slot = l->free_slots[l->taken++ % RING(queue_size)];
		RING(add)(d, slot, &l->buffers[slot], 1);
	}
	RING(publish)(d, l->polled);
}

static inline int RING(reap)(struct RING(loop_driver) *l, struct RING(driver) *d, int batch)
{
	struct used_slot used[RING(max_batch)];
	int count = batch == 1 ? RING(get_used)(d, used) : RING(take_used)(d, used, batch);

	for (int i = 0; i < count; i++)
		l->free_slots[l->given++ % RING(queue_size)] = used[i].slot;
	return count;
}

static inline int RING(answer)(struct RING(loop_device) *l, struct RING(device) *d, int batch)
{
	struct chain chains[RING(max_batch)];
	int count = batch == 1 ? RING(get_available)(d, l->elements, chains) : RING(take_available)(d, chains, batch, l->elements);

	for (int i = 0; i < count; i++) {
		if (!contains(&l->memory, l->elements[i].address, l->elements[i].length))
			l->refused++;
		RING(use)(d, chains[i].id, l->elements[i].length - 1);
	}
	if (count)
		RING(show)(d, l->polled);
	return count;
}

static __attribute__((noinline)) void RING(drive)(void *driver, int batch, int operations)
{
	struct RING(loop_driver) *l = driver;
	struct RING(driver) d = l->ring;

	for (int started = 0, completed = 0; completed < operations;) {
		if (started < operations && started - completed + batch <= RING(queue_size)) {
			RING(send)(l, &d, batch);
			started += batch;
		}
		completed += RING(reap)(l, &d, batch);
	}
	l->ring = d;
}

static __attribute__((noinline)) void RING(serve)(void *device, int batch, int operations)
{
	struct RING(loop_device) *l = device;
	struct RING(device) d = l->ring;

	for (int served = 0; served < operations;)
		served += RING(answer)(l, &d, batch);
	l->ring = d;
}

static __attribute__((noinline)) void RING(take_turns)(void *driver, void *device, int batch, int operations)
{
	struct RING(loop_driver) *l = driver;
	struct RING(loop_device) *m = device;
	struct RING(driver) d = l->ring;
	struct RING(device) e = m->ring;

	for (int completed = 0; completed < operations; completed += batch) {
		RING(send)(l, &d, batch);
		RING(answer)(m, &e, batch);
		RING(reap)(l, &d, batch);
	}
	l->ring = d;
	m->ring = e;
}

enum { RING(memory_size) = 1 << 20, RING(data) = 0x40000, RING(buffer_size) = 64 };

static struct RING(loop_driver) *RING(open_loop)(struct RING(ring) ring, bool polled)
{
	struct element *buffers = allocate(RING(queue_size) * sizeof *buffers);
	struct RING(loop_driver) *driver = allocate(sizeof *driver);

	RING(open_driver)(&driver->ring, ring, 1);
	for (int i = 0; i < RING(queue_size); i++) {
		buffers[i] = (struct element){ RING(data) + RING(buffer_size) * i, RING(buffer_size), true };
		driver->free_slots[i] = i;
	}
	driver->buffers = buffers;
	driver->polled = polled;
	return driver;
}

static int RING(measure_loop)(const struct job *job)
{
	unsigned char *start = allocate(RING(memory_size));
	struct RING(ring) ring = RING(place)(start, RING(queue_size), job->has_event_index);
	struct RING(loop_driver) *driver = RING(open_loop)(ring, !job->has_event_index);
	struct RING(loop_device) *device = allocate(sizeof *device);

	RING(open_device)(&device->ring, ring);
	device->memory = (struct memory){ start, RING(memory_size) };
	device->polled = driver->polled;
	measure(job, &(struct ends){ driver, device, RING(drive), RING(serve), RING(take_turns) }, 1);
	return driver->ring.fault || device->ring.fault || device->refused;
}
