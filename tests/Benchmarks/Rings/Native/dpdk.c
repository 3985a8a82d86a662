/*
 * DPDK with both ends in one process: its vhost device (net_vhost) against its driver (net_virtio_user), with bursts of mbufs that each
 * end takes from its own pool and gives back.
 *
 *   dpdk VIRTIO-USER-OPTIONS KIND FORMAT ...
 */
#include "harness.h"
#include <rte_eal.h>
#include <rte_ethdev.h>
#include <rte_mbuf.h>
#include <rte_dev.h>
#include <unistd.h>

enum { QUEUE = 256, MBUFS = 2047, CACHE = 256, BATCH = 64 };

struct end {
	uint16_t port;
	struct rte_mempool *pool;
	int size;
	bool receives;
	uint64_t number, sum;
	int (*turn)(struct end *end, int batch);
} __attribute__((aligned(LINE)));

static void fail(const char *what)
{
	fprintf(stderr, "%s failed: %s\n", what, rte_strerror(rte_errno));
	exit(1);
}

static int send_burst(struct end *e, int batch)
{
	struct rte_mbuf *packets[BATCH];

	if (rte_pktmbuf_alloc_bulk(e->pool, packets, batch))
		return 0;
	for (int i = 0; i < batch; i++) {
		packets[i]->pkt_len = packets[i]->data_len = e->size;
		*rte_pktmbuf_mtod(packets[i], uint64_t *) = e->number + i;
	}
	int sent = rte_eth_tx_burst(e->port, 0, packets, batch);
	if (sent < batch)
		rte_pktmbuf_free_bulk(packets + sent, batch - sent);
	e->number += sent;
	return sent;
}

static int receive_burst(struct end *e, int batch)
{
	struct rte_mbuf *packets[BATCH];
	int count = rte_eth_rx_burst(e->port, 0, packets, batch);

	for (int i = 0; i < count; i++)
		e->sum += *rte_pktmbuf_mtod(packets[i], uint64_t *) + packets[i]->pkt_len;
	if (count)
		rte_pktmbuf_free_bulk(packets, count);
	e->number += count;
	return count;
}

static void run(void *state, int batch, int operations)
{
	struct end *e = state;

	for (int done = 0; done < operations;)
		done += e->turn(e, operations - done < batch ? operations - done : batch);
}

/* Caches of a pool belong to threads that DPDK knows. */
static void run_known(void *state, int batch, int operations)
{
	if (rte_thread_register())
		fail("rte_thread_register");
	run(state, batch, operations);
	rte_thread_unregister();
}

static void take_turns(void *driver, void *device, int batch, int operations)
{
	struct end *one = driver, *other = device, *sender = one->receives ? other : one, *receiver = one->receives ? one : other;

	for (int done = 0; done < operations;) {
		send_burst(sender, batch);
		done += receive_burst(receiver, batch);
	}
}

static void start_port(uint16_t port, struct rte_mempool *pool)
{
	if (rte_eth_rx_queue_setup(port, 0, QUEUE, SOCKET_ID_ANY, NULL, pool) || rte_eth_tx_queue_setup(port, 0, QUEUE, SOCKET_ID_ANY, NULL))
		fail("queue setup");
	if (rte_eth_dev_start(port))
		fail("start");
}

static uint16_t add_port(const char *name, const char *options)
{
	struct rte_eth_conf conf = { 0 };
	uint16_t port;

	if (rte_eal_hotplug_add("vdev", name, options) || rte_eth_dev_get_port_by_name(name, &port) || rte_eth_dev_configure(port, 1, 1, &conf))
		fail(name);
	return port;
}

static void wait_for_link(uint16_t port)
{
	struct rte_eth_link link = { 0 };

	for (int attempt = 0; attempt < 500; attempt++) {
		rte_eth_link_get_nowait(port, &link);
		if (link.link_status)
			return;
		usleep(10000);
	}
	fail("link");
}

int main(int argc, char **argv)
{
	if (argc != 11)
		return 2;
	const char *virtio_options = argv[1];
	argv[1] = argv[0];
	struct job job = parse_job(argc - 1, argv + 1);
	char socket_path[64], lcores[32], options[256];

	snprintf(socket_path, sizeof socket_path, "/tmp/layoutgen-dpdk-%d.sock", getpid());
	snprintf(lcores, sizeof lcores, "0@%d", job.driver_cpu);
	char *eal[] = {
		argv[0], "--lcores", lcores, "--no-huge", "-m", "256", "--no-pci", "--no-telemetry", "--no-shconf", "--log-level", "error", NULL,
	};
	if (rte_eal_init(11, eal) < 0)
		fail("rte_eal_init");
	struct end *driver = allocate(sizeof *driver), *device = allocate(sizeof *device);
	driver->pool = rte_pktmbuf_pool_create("driver", MBUFS, CACHE, 0, RTE_MBUF_DEFAULT_BUF_SIZE, SOCKET_ID_ANY);
	device->pool = rte_pktmbuf_pool_create("device", MBUFS, CACHE, 0, RTE_MBUF_DEFAULT_BUF_SIZE, SOCKET_ID_ANY);
	if (!driver->pool || !device->pool)
		fail("pool");
	snprintf(options, sizeof options, "iface=%s,queues=1", socket_path);
	device->port = add_port("net_vhost0", options);
	start_port(device->port, device->pool);
	snprintf(options, sizeof options, "path=%s,mac=52:54:00:12:34:56,queues=1,queue_size=%d,%s", socket_path, QUEUE, virtio_options);
	driver->port = add_port("net_virtio_user0", options);
	start_port(driver->port, driver->pool);
	wait_for_link(device->port);
	wait_for_link(driver->port);

	driver->receives = !strcmp(job.kind, "receive");
	device->receives = !driver->receives;
	driver->turn = driver->receives ? receive_burst : send_burst;
	device->turn = device->receives ? receive_burst : send_burst;
	driver->size = device->size = job.size;
	measure(&job, &(struct ends){ driver, device, run, run_known, take_turns }, 1);
	unlink(socket_path);
	fflush(stdout);
	_exit(0);
}
