/*
 * What every contender in C has in common: the job, threads on their processors, the clock.
 *
 *   PROGRAM KIND FORMAT THREADS BATCH EVENT-INDEX SIZE OPERATIONS DRIVER-CPU DEVICE-CPU    writes the nanoseconds of each buffer
 */
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE = 128 }; /* Processors fetch lines in pairs. */

struct job {
	const char *kind;
	bool is_packed, two_threads, has_event_index;
	int batch, size, operations, driver_cpu, device_cpu;
};

/* Two ends and what each does: all its work, or a turn of both in one thread. */
struct ends {
	void *driver, *device;
	void (*drive)(void *driver, int batch, int operations);
	void (*serve)(void *device, int batch, int operations);
	void (*take_turns)(void *driver, void *device, int batch, int operations);
};

struct serving {
	const struct ends *ends;
	pthread_barrier_t *ready;
	int batch, operations, cpu;
};

static inline struct job parse_job(int argc, char **argv)
{
	if (argc != 10) {
		fprintf(stderr, "%s KIND FORMAT THREADS BATCH EVENT-INDEX SIZE OPERATIONS DRIVER-CPU DEVICE-CPU\n", argv[0]);
		exit(2);
	}
	return (struct job){
		.kind = argv[1], .is_packed = !strcmp(argv[2], "packed"), .two_threads = atoi(argv[3]) == 2, .batch = atoi(argv[4]),
		.has_event_index = atoi(argv[5]), .size = atoi(argv[6]), .operations = atoi(argv[7]),
		.driver_cpu = atoi(argv[8]), .device_cpu = atoi(argv[9]),
	};
}

static inline void bind_to(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof set, &set))
		exit(1);
}

static inline double read_clock(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

static inline double now(void) { return read_clock(CLOCK_MONOTONIC); }

/* Zeroed memory that shares no line with anything else. */
static inline void *allocate(size_t size)
{
	size_t rounded = (size + 4095) / 4096 * 4096;
	void *start = aligned_alloc(4096, rounded);

	if (!start)
		exit(1);
	return memset(start, 0, rounded);
}

static inline void *start_serving(void *argument)
{
	struct serving *serving = argument;

	bind_to(serving->cpu);
	pthread_barrier_wait(serving->ready);
	serving->ends->serve(serving->ends->device, serving->batch, serving->operations);
	return NULL;
}

static inline double run_ends(const struct ends *ends, const struct job *job, int operations)
{
	double start, time;
	pthread_t thread;
	pthread_barrier_t ready;
	struct serving serving = { ends, &ready, job->batch, operations, job->device_cpu };

	bind_to(job->driver_cpu);
	if (!job->two_threads) {
		/* What other processes take of the processor is no part of it. */
		start = read_clock(CLOCK_THREAD_CPUTIME_ID);
		ends->take_turns(ends->driver, ends->device, job->batch, operations);
		return read_clock(CLOCK_THREAD_CPUTIME_ID) - start;
	}
	pthread_barrier_init(&ready, NULL, 2);
	if (pthread_create(&thread, NULL, start_serving, &serving))
		exit(1);
	pthread_barrier_wait(&ready);
	start = now();
	ends->drive(ends->driver, job->batch, operations);
	time = now() - start;
	pthread_join(thread, NULL);
	pthread_barrier_destroy(&ready);
	return time;
}

static inline int compare_times(const void *left, const void *right)
{
	double difference = *(const double *)left - *(const double *)right;

	return (difference > 0) - (difference < 0);
}

/* Times several ways to do a work, which take turns, and writes the median of each. */
static inline void measure(const struct job *job, const struct ends *ways, int count)
{
	enum { TURNS = 5 };
	double times[count][TURNS];
	int turns = count == 1 ? 1 : TURNS, operations = job->operations / turns / job->batch * job->batch;
	int warm_up = operations / 10 / job->batch * job->batch;

	if (operations < job->batch)
		operations = job->batch;
	for (int way = 0; way < count; way++)
		run_ends(&ways[way], job, warm_up < job->batch ? job->batch : warm_up);
	for (int turn = 0; turn < turns; turn++)
		for (int way = 0; way < count; way++)
			times[way][turn] = run_ends(&ways[way], job, operations) / operations;
	for (int way = 0; way < count; way++) {
		qsort(times[way], turns, sizeof **times, compare_times);
		printf("%.2f%c", times[way][turns / 2], way == count - 1 ? '\n' : ' ');
	}
}
