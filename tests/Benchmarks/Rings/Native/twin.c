/* The rings' and queues' own algorithms in C, over the same memory, with the same loops, checks and barriers. */
#include "split.h"
#include "packed.h"
#include "pool.h"
#include "buffers.h"

#define FORMAT split
#include "loop.h"
#include "path.h"
#undef FORMAT
#define FORMAT packed
#include "loop.h"
#include "path.h"

int main(int argc, char **argv)
{
	struct job job = parse_job(argc, argv);

	if (!strcmp(job.kind, "ring"))
		return job.is_packed ? packed_measure_loop(&job) : split_measure_loop(&job);
	bool receives = !strcmp(job.kind, "receive");
	return job.is_packed ? packed_measure_path(&job, receives) : split_measure_path(&job, receives);
}
