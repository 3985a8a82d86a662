/*
 * QEMU's libvhost-user as the device, with the driver of the twin. What a front-end would say over the socket is said to it directly.
 */
#include "split.h"
#define FORMAT split
#include "loop.h"
#include <sys/uio.h>
#include "libvhost-user.h"

static void panic(VuDev *device, const char *message)
{
	fprintf(stderr, "%s\n", message);
	exit(1);
}

static void set_watch(VuDev *device, int fd, int condition, vu_watch_cb callback, void *data) { }
static void remove_watch(VuDev *device, int fd) { }

static int answer_some(VuDev *device, int batch)
{
	VuVirtq *queue = &device->vq[0];
	int count = 0;

	for (; count < batch; count++) {
		VuVirtqElement *element = vu_queue_pop(device, queue, sizeof *element);
		if (!element)
			break;
		vu_queue_fill(device, queue, element, element->in_sg[0].iov_len - 1, count);
		free(element);
	}
	if (count)
		vu_queue_flush(device, queue, count);
	return count;
}

static void serve(void *device, int batch, int operations)
{
	for (int served = 0; served < operations;)
		served += answer_some(device, batch);
}

static void take_turns(void *driver, void *device, int batch, int operations)
{
	struct split_loop_driver *l = driver;

	for (int completed = 0; completed < operations;) {
		split_send(l, &l->ring, batch);
		answer_some(device, batch);
		completed += split_reap(l, &l->ring, batch);
	}
}

int main(int argc, char **argv)
{
	static const VuDevIface interface;
	struct job job = parse_job(argc, argv);
	unsigned char *start = allocate(split_memory_size);
	struct split_ring ring = split_place(start, split_queue_size, false);
	struct split_loop_driver *driver = split_open_loop(ring, true);
	VuDev *device = allocate(sizeof *device);

	if (!vu_init(device, 1, 0, panic, NULL, set_watch, remove_watch, &interface))
		return 1;
	device->nregions = 1;
	device->regions[0] = (VuDevRegion){ .gpa = 0, .size = split_memory_size, .mmap_addr = (uintptr_t)start };
	device->features = 1ull << 32;
	VuVirtq *queue = &device->vq[0];
	queue->vring.num = split_queue_size;
	queue->vring.desc = (void *)ring.descriptors;
	queue->vring.avail = (void *)ring.available;
	queue->vring.used = (void *)ring.used;
	queue->enable = queue->started = true;
	measure(&job, &(struct ends){ driver, device, split_drive, serve, take_turns }, 1);
	return driver->ring.fault;
}
