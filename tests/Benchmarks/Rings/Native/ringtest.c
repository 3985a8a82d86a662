/*
 * The kernel's tools/virtio/ringtest with a clock around it. main.c and a ring of theirs are compiled as they are, main.c with its main
 * renamed; in one thread their functions are called in turn. It publishes every buffer whatever the batch is.
 */
#include "harness.h"
#include "main.h"

int ringtest_main(int argc, char **argv);

static void take_turns(void *driver, void *device, int batch, int operations)
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
	struct job job = parse_job(argc, argv);

	if (job.two_threads) {
		char *arguments[] = { argv[0], "--run-cycles", argv[7], "--guest-affinity", argv[8], "--host-affinity", argv[9], NULL };
		double start = now();
		if (ringtest_main(7, arguments))
			return 1;
		printf("%.2f\n", (now() - start) / job.operations);
		return 0;
	}
	alloc_ring();
	measure(&job, &(struct ends){ .take_turns = take_turns }, 1);
	return 0;
}
