/* The packet path of RingLoop/Packets and the queues below it, compiled for FORMAT. */
#include "names.h"

struct RING(path_driver) {
	struct RING(driver) ring;
	struct pool pool;
	struct buffer buffers[PATH_QUEUE];
	int free_buffers[PATH_QUEUE], free_count, size;
	int sent[LIVE];
	uint64_t number, completed, sum;
};

struct RING(path_device) {
	struct RING(device) ring;
	struct pool pool;
	struct memory memory;
	struct element elements[PATH_QUEUE];
	struct net_header header;
	int size;
	uint64_t number, sum;
};

static inline uint64_t RING(consume)(struct pool *pool, const int *burst, int count)
{
	uint64_t sum = 0;

	for (int i = 0; i < count; i++) {
		struct packet *packet = &pool->packets[burst[i]];
		sum += packet->first + packet->length + packet->flags;
		pool_return(pool, burst[i]);
	}
	return sum;
}

static int RING(receive_driver)(struct RING(path_driver) *d, int batch)
{
	int burst[PATH_BATCH], count = 0;
	struct used_slot used;

	for (; count < batch && RING(get_used)(&d->ring, &used); count++) {
		struct buffer *buffer = &d->buffers[used.slot];
		if (used.written < HEADER)
			return d->ring.fault = 100, 0;
		buffer->held = true;
		burst[count] = pool_rent(&d->pool);
		struct packet *packet = &d->pool.packets[burst[count]];
		struct net_header *header = (void *)buffer->header;
		packet->flags = header->flags;
		packet->gso_type = header->gso_type;
		packet->num_buffers = header->num_buffers;
		packet->length = used.written - HEADER;
		memcpy(&packet->first, buffer->payload, 8);
		if (!buffer->held)
			abort();
		buffer->held = false;
		RING(add)(&d->ring, used.slot, buffer->elements, buffer->count);
	}
	if (!count)
		return 0;
	RING(publish)(&d->ring, true);
	d->sum += RING(consume)(&d->pool, burst, count);
	return count;
}

/* Finds header and payload by byte position, in any cut. */
static inline bool RING(write_chain)(
	struct RING(path_device) *d, const struct chain *chain, const void *payload, size_t length, uint32_t *written)
{
	const unsigned char *header = (void *)&d->header;
	size_t rest = HEADER, writable = 0;

	for (int i = chain->readable; i < chain->elements; i++)
		writable += d->elements[i].length;
	if (writable < HEADER + length)
		return false;
	for (int i = chain->readable; i < chain->elements; i++) {
		struct element *element = &d->elements[i];
		size_t first = element->length < rest ? element->length : rest;
		size_t second = element->length - first < length ? element->length - first : length;
		if (!contains(&d->memory, element->address, first + second))
			return false;
		unsigned char *to = d->memory.start + element->address;
		if (first == HEADER)
			memcpy(to, header, HEADER);
		else
			memcpy(to, header, first);
		copy(to + first, payload, second);
		header += first;
		rest -= first;
		payload = (const unsigned char *)payload + second;
		length -= second;
		*written += first + second;
	}
	return true;
}

static inline bool RING(read_chain_into)(
	struct RING(path_device) *d, const struct chain *chain, unsigned char *payload, size_t room, size_t *length)
{
	unsigned char *header = (void *)&d->header;
	size_t rest = HEADER, readable = 0;

	for (int i = 0; i < chain->readable; i++)
		readable += d->elements[i].length;
	if (readable < HEADER || readable - HEADER > room)
		return false;
	*length = readable - HEADER;
	for (int i = 0; i < chain->readable; i++) {
		struct element *element = &d->elements[i];
		size_t first = element->length < rest ? element->length : rest, second = element->length - first;
		if (!contains(&d->memory, element->address, element->length))
			return false;
		unsigned char *from = d->memory.start + element->address;
		if (first == HEADER)
			memcpy(header, from, HEADER);
		else
			memcpy(header, from, first);
		copy(payload, from + first, second);
		header += first;
		rest -= first;
		payload += second;
	}
	return true;
}

static int RING(receive_device)(struct RING(path_device) *d, int batch)
{
	struct chain chain;
	int count = 0;

	for (; count < batch && RING(get_available)(&d->ring, d->elements, &chain); count++) {
		int sent = pool_rent(&d->pool);
		uint32_t written = 0;
		unsigned char *frame = pool_bytes(&d->pool, sent);
		d->pool.packets[sent].length = d->size;
		memcpy(frame, &d->number, 8);
		d->number++;
		d->header = (struct net_header){ .flags = DATA_VALID, .num_buffers = 1 };
		if (!RING(write_chain)(d, &chain, frame, d->size, &written))
			return d->ring.fault = 100, 0;
		RING(use)(&d->ring, chain.id, written);
		pool_return(&d->pool, sent);
	}
	if (count)
		RING(show)(&d->ring, true);
	return count;
}

static int RING(transmit_driver)(struct RING(path_driver) *d, int batch)
{
	struct used_slot used;

	while (RING(get_used)(&d->ring, &used)) {
		struct buffer *buffer = &d->buffers[used.slot];
		pool_return(&d->pool, d->sent[d->completed++ % LIVE]);
		buffer->held = false;
		d->free_buffers[(d->free_count++) % LIVE] = used.slot;
	}
	if (d->number - d->completed + batch > LIVE)
		return 0;
	for (int count = 0; count < batch; count++) {
		int slot = d->free_buffers[d->number % LIVE], sent = pool_rent(&d->pool);
		struct buffer *buffer = &d->buffers[slot];
		buffer->held = true;
		struct net_header *header = (void *)buffer->header;
		*header = (struct net_header){ 0 };
		d->pool.packets[sent].length = d->size;
		d->pool.packets[sent].flags = NEEDS_CSUM;
		memcpy(buffer->payload, &d->number, 8);
		header->flags = NEEDS_CSUM;
		if (!buffer->held)
			abort();
		buffer->held = false;
		struct element trimmed[2];
		uint32_t rest = HEADER + d->size;
		for (int i = 0; i < buffer->count; i++) {
			trimmed[i] = buffer->elements[i];
			if (trimmed[i].length > rest)
				trimmed[i].length = rest;
			rest -= trimmed[i].length;
		}
		RING(add)(&d->ring, slot, trimmed, buffer->count);
		d->sent[d->number++ % LIVE] = sent;
	}
	RING(publish)(&d->ring, true);
	return batch;
}

static int RING(transmit_device)(struct RING(path_device) *d, int batch)
{
	int burst[PATH_BATCH], count = 0;
	struct chain chain;

	for (; count < batch && RING(get_available)(&d->ring, d->elements, &chain); count++) {
		burst[count] = pool_rent(&d->pool);
		struct packet *packet = &d->pool.packets[burst[count]];
		unsigned char *frame = pool_bytes(&d->pool, burst[count]);
		size_t length;
		if (!RING(read_chain_into)(d, &chain, frame, d->pool.room, &length))
			return d->ring.fault = 100, 0;
		packet->flags = d->header.flags;
		packet->gso_type = d->header.gso_type;
		packet->length = length;
		memcpy(&packet->first, frame, 8);
		RING(use)(&d->ring, chain.id, 0);
	}
	if (!count)
		return 0;
	RING(show)(&d->ring, true);
	d->sum += RING(consume)(&d->pool, burst, count);
	return count;
}

#define RUN(name, end, turn) \
static void name(void *state, int batch, int operations) \
{ \
	struct end *e = state; \
	for (int done = 0; done < operations && !e->ring.fault;) \
		done += turn(e, operations - done < batch ? operations - done : batch); \
}

RUN(RING(receive_drive), RING(path_driver), RING(receive_driver))
RUN(RING(receive_serve), RING(path_device), RING(receive_device))
RUN(RING(transmit_drive), RING(path_driver), RING(transmit_driver))
RUN(RING(transmit_serve), RING(path_device), RING(transmit_device))
#undef RUN

static void RING(receive_in_turn)(void *driver, void *device, int batch, int operations)
{
	for (int done = 0; done < operations;) {
		RING(receive_device)(device, batch);
		done += RING(receive_driver)(driver, batch);
	}
}

static void RING(transmit_in_turn)(void *driver, void *device, int batch, int operations)
{
	for (int done = 0; done < operations;) {
		RING(transmit_driver)(driver, batch);
		done += RING(transmit_device)(device, batch);
	}
}

static struct ends RING(open_path)(const struct job *job, enum framing framing, bool receives)
{
	enum { RING_ROOM = 16384 };
	struct RING(path_driver) *driver = allocate(sizeof *driver);
	struct RING(path_device) *device = allocate(sizeof *device);
	size_t room = buffer_room(job->size), size = RING_ROOM + LIVE * room;
	unsigned char *start = allocate(size);
	struct RING(ring) ring = RING(place)(start, PATH_QUEUE, job->has_event_index);

	RING(open_driver)(&driver->ring, ring, framing == SEPARATE ? 2 : 1);
	RING(open_device)(&device->ring, ring);
	pool_open(&driver->pool, 2 * LIVE, job->size);
	pool_open(&device->pool, 2 * LIVE, job->size);
	device->memory = (struct memory){ start, size };
	driver->size = device->size = job->size;
	for (int slot = 0; slot < LIVE; slot++) {
		struct buffer *buffer = &driver->buffers[slot];
		place_buffer(buffer, start, RING_ROOM + slot * room, job->size, framing, receives);
		driver->free_buffers[slot] = slot;
		if (receives)
			RING(add)(&driver->ring, slot, buffer->elements, buffer->count);
	}
	RING(publish)(&driver->ring, true);
	return receives
		? (struct ends){ driver, device, RING(receive_drive), RING(receive_serve), RING(receive_in_turn) }
		: (struct ends){ driver, device, RING(transmit_drive), RING(transmit_serve), RING(transmit_in_turn) };
}

static int RING(measure_path)(const struct job *job, bool receives)
{
	struct ends ways[FRAMINGS];
	int wrong = 0;

	for (int framing = 0; framing < FRAMINGS; framing++)
		ways[framing] = RING(open_path)(job, framing, receives);
	measure(job, ways, FRAMINGS);
	for (int framing = 0; framing < FRAMINGS; framing++) {
		struct RING(path_driver) *driver = ways[framing].driver;
		struct RING(path_device) *device = ways[framing].device;
		uint64_t count = receives ? device->number : driver->number, flags = receives ? DATA_VALID : NEEDS_CSUM;
		uint64_t sum = receives ? driver->sum : device->sum;
		wrong |= driver->ring.fault || device->ring.fault || sum != count * (count - 1) / 2 + count * (job->size + flags);
	}
	return wrong;
}
