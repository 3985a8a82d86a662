/* Prints the kernel's own layouts of the network header: "struct field offset size", the whole as the field ".". */
#include <stddef.h>
#include <stdio.h>
#include <linux/virtio_net.h>

#define WHOLE(type) printf("%s . 0 %zu\n", #type, sizeof(struct type))
#define FIELD(type, path, name) \
    printf("%s %s %zu %zu\n", #type, #name, offsetof(struct type, path), sizeof(((struct type *)0)->path))

#define BASE(type, prefix) \
    WHOLE(type); \
    FIELD(type, prefix flags, Flags); \
    FIELD(type, prefix gso_type, GsoType); \
    FIELD(type, prefix hdr_len, HdrLen); \
    FIELD(type, prefix gso_size, GsoSize); \
    FIELD(type, prefix csum_start, CsumStart); \
    FIELD(type, prefix csum_offset, CsumOffset)

int main(void)
{
    BASE(virtio_net_hdr, );
    BASE(virtio_net_hdr_mrg_rxbuf, hdr.);
    FIELD(virtio_net_hdr_mrg_rxbuf, num_buffers, NumBuffers);
    BASE(virtio_net_hdr_v1, );
    FIELD(virtio_net_hdr_v1, num_buffers, NumBuffers);
    BASE(virtio_net_hdr_v1_hash, hdr.);
    FIELD(virtio_net_hdr_v1_hash, hdr.num_buffers, NumBuffers);
    FIELD(virtio_net_hdr_v1_hash, hash_value, HashValue);
    FIELD(virtio_net_hdr_v1_hash, hash_report, HashReport);
    FIELD(virtio_net_hdr_v1_hash, padding, PaddingReserved);
    return 0;
}
