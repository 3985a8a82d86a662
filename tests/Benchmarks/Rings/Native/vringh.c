/*
 * The kernel's own driver, drivers/virtio/virtio_ring.c, and its device, drivers/vhost/vringh.c, in user space through tools/virtio. Both
 * are compiled as they are. vringh_..._kern is the faster of its two kinds: it copies descriptors with memcpy, and checks no ranges.
 */
#include "harness.h"
#include <assert.h>
#include <linux/kernel.h>
#include <linux/err.h>
#include <linux/virtio.h>
#include <linux/vringh.h>
#include <linux/virtio_ring.h>
#include <linux/virtio_config.h>
#include <linux/uaccess.h>

bool virtqueue_kick_prepare(struct virtqueue *queue); /* tools/virtio declares virtqueue_kick alone */

enum { SIZE = 256, ALIGNMENT = 4096, BUFFER = 64, BATCH = 64 };

/* What tools/virtio wants of a program. */
void *__user_addr_min, *__user_addr_max;
void *__kmalloc_fake, *__kfree_ignore_start, *__kfree_ignore_end;

struct guest {
	struct virtio_device device;
	struct virtqueue *queue;
	unsigned char *buffers;
	int next, in_flight;
};

struct host {
	struct vringh ring;
	struct vringh_kiov readable, writable;
	struct kvec readable_vectors[SIZE], writable_vectors[SIZE];
};

static bool no_notification(struct virtqueue *queue) { return true; }
static void no_callback(struct virtqueue *queue) { }

static void add(struct guest *guest, int batch)
{
	for (int i = 0; i < batch; i++) {
		struct scatterlist sg;
		void *buffer = guest->buffers + BUFFER * (guest->next++ % SIZE);
		sg_init_one(&sg, buffer, BUFFER);
		if (virtqueue_add_inbuf(guest->queue, &sg, 1, buffer, GFP_KERNEL))
			abort();
	}
	virtqueue_kick_prepare(guest->queue);
	guest->in_flight += batch;
}

static int reap(struct guest *guest, int batch)
{
	unsigned length;
	int count = 0;

	while (count < batch && virtqueue_get_buf(guest->queue, &length))
		count++;
	guest->in_flight -= count;
	return count;
}

static int answer(struct host *host, int batch)
{
	struct vring_used_elem used[BATCH];
	int count = 0;

	for (; count < batch; count++) {
		u16 head;
		int got = vringh_getdesc_kern(&host->ring, &host->readable, &host->writable, &head, GFP_KERNEL);
		if (got < 0)
			abort();
		if (!got)
			break;
		used[count].id = cpu_to_vringh32(&host->ring, head);
		used[count].len = cpu_to_vringh32(&host->ring, host->writable.iov[0].iov_len - 1);
	}
	if (!count)
		return 0;
	for (int i = 0; i < count; i++)
		if (vringh_complete_kern(&host->ring, vringh32_to_cpu(&host->ring, used[i].id), vringh32_to_cpu(&host->ring, used[i].len)))
			abort();
	vringh_need_notify_kern(&host->ring);
	return count;
}

static void drive(void *driver, int batch, int operations)
{
	struct guest *guest = driver;

	for (int started = 0, completed = 0; completed < operations;) {
		if (started < operations && guest->in_flight + batch <= SIZE) {
			add(guest, batch);
			started += batch;
		}
		completed += reap(guest, batch);
	}
}

static void serve(void *device, int batch, int operations)
{
	for (int served = 0; served < operations;)
		served += answer(device, batch);
}

static void take_turns(void *driver, void *device, int batch, int operations)
{
	for (int completed = 0; completed < operations;) {
		add(driver, batch);
		answer(device, batch);
		completed += reap(driver, batch);
	}
}

int main(int argc, char **argv)
{
	struct job job = parse_job(argc, argv);
	struct guest *guest = allocate(sizeof *guest);
	struct host *host = allocate(sizeof *host);
	unsigned char *memory = allocate(1 << 20);
	struct vring ring;

	__user_addr_min = memory;
	__user_addr_max = memory + (1 << 20);
	guest->device.features = 1ull << VIRTIO_F_VERSION_1 | (job.has_event_index ? 1ull << VIRTIO_RING_F_EVENT_IDX : 0);
	INIT_LIST_HEAD(&guest->device.vqs);
	spin_lock_init(&guest->device.vqs_list_lock);
	guest->buffers = memory + (1 << 19);
	guest->queue = vring_new_virtqueue(0, SIZE, ALIGNMENT, &guest->device, true, false, memory, no_notification, no_callback, "queue");
	virtqueue_disable_cb(guest->queue);
	vring_init(&ring, SIZE, memory, ALIGNMENT);
	if (vringh_init_kern(&host->ring, guest->device.features, SIZE, true, ring.desc, ring.avail, ring.used))
		return 1;
	vringh_notify_disable_kern(&host->ring);
	vringh_kiov_init(&host->readable, host->readable_vectors, SIZE);
	vringh_kiov_init(&host->writable, host->writable_vectors, SIZE);
	measure(&job, &(struct ends){ guest, host, drive, serve, take_turns }, 1);
	return 0;
}
