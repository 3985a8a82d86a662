/*
 * The kernel's tools/virtio/ringtest with a clock around it. main.c and a ring of theirs are compiled as they are, main.c with its main
 * renamed; in one thread their functions are called in turn.
 *
 *   kernel-peer THREADS BATCH OPERATIONS DRIVER-CPU DEVICE-CPU    writes the nanoseconds of each buffer
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "main.h"

int ringtest_main(int argc, char **argv);

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

static void take_turns(int batch, int operations)
{
	unsigned length;
	void *buffer;

	for (int completed = 0; completed < operations; completed += batch) {
		for (int i = 0; i < batch; i++)
			if (add_inbuf(0, "Buffer\n", "Hello, world!"))
				abort();
		for (int i = 0; i < batch; i++)
			if (!use_buf(&length, &buffer))
				abort();
		for (int i = 0; i < batch; i++)
			if (!get_buf(&length, &buffer))
				abort();
	}
}

int main(int argc, char **argv)
{
	if (argc != 6)
		return 2;
	int batch = atoi(argv[2]), operations = atoi(argv[3]);
	double start;

	if (atoi(argv[1]) == 2) {
		char *arguments[] = {
			argv[0], "--run-cycles", argv[3], "--guest-affinity", argv[4], "--host-affinity", argv[5], NULL
		};
		start = now();
		if (ringtest_main(7, arguments))
			return 1;
	} else {
		cpu_set_t set;

		CPU_ZERO(&set);
		CPU_SET(atoi(argv[4]), &set);
		if (sched_setaffinity(0, sizeof set, &set))
			return 1;
		alloc_ring();
		take_turns(batch, operations / 10 / batch * batch);
		start = now();
		take_turns(batch, operations);
	}
	printf("%.2f\n", (now() - start) / operations);
	return 0;
}
