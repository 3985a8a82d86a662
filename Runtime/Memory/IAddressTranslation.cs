namespace LayoutGen.Memory;

/// <summary>
/// How the platform translates the addresses that a device uses, as an IOMMU does, where <c>VIRTIO_F_ACCESS_PLATFORM</c> is negotiated
/// (virtio 1.4, 6.1): the user's own mapping. See <see cref="GuestMemory.Translate"/>.
/// </summary>
public interface IAddressTranslation
{
    /// <summary>
    /// Finds the memory that a device address stands for. A driver's queue asks when it opens, a device for its ring when it opens and
    /// for buffers each time it moves their bytes: so what is unmapped is out of its reach at once.
    /// </summary>
    /// <param name="range">What a device is to access, at a device address; the other side may have made it up.</param>
    /// <param name="address">The guest-physical address of the first byte.</param>
    /// <returns>False if not all of it is mapped, or to memory that is not contiguous.</returns>
    bool TryTranslate(GuestRange range, out ulong address);
}
