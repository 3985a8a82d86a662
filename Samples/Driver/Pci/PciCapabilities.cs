namespace Driver.Pci;

/// <summary>Where a device's registers lie: its capabilities say so (virtio 1.4, 4.1.4).</summary>
/// <param name="Common">The common configuration.</param>
/// <param name="Notify">Where queues are notified.</param>
/// <param name="NotifyMultiplier">What a queue's notify offset is a multiple of, in bytes.</param>
/// <param name="InterruptStatus">Why the device interrupts.</param>
/// <param name="Device">The device's own configuration; null if it has none.</param>
internal sealed record PciCapabilities(
    PciRegion Common, PciRegion Notify, uint NotifyMultiplier, PciRegion InterruptStatus, PciRegion? Device)
{
    private const int VendorSpecific = 9;
    private const int Kind = 3;
    private const int BarIndex = 4;
    private const int Offset = 8;
    private const int Length = 12;
    private const int Multiplier = 16;
    private const uint CommonKind = 1;
    private const uint NotifyKind = 2;
    private const uint InterruptStatusKind = 3;
    private const uint DeviceKind = 4;

    /// <returns>Null if the device has no modern interface.</returns>
    public static PciCapabilities? TryRead(PciDevice device)
    {
        // A device may offer a kind more than once, the preferred one first (virtio 1.4, 4.1.4).
        var places = device.Capabilities(VendorSpecific)
            .GroupBy(at => device.ReadConfiguration(at + Kind, 1))
            .ToDictionary(kind => kind.Key, kind => kind.First());
        if (!places.TryGetValue(CommonKind, out var common)
            || !places.TryGetValue(NotifyKind, out var notify)
            || !places.TryGetValue(InterruptStatusKind, out var interruptStatus))
            return null;
        return new(
            Region(common),
            Region(notify),
            device.ReadConfiguration(notify + Multiplier, 4),
            Region(interruptStatus),
            places.TryGetValue(DeviceKind, out var own) ? Region(own) : null);

        PciRegion Region(int at) => device.Bar((int)device.ReadConfiguration(at + BarIndex, 1)).Slice(
            device.ReadConfiguration(at + Offset, 4), device.ReadConfiguration(at + Length, 4));
    }
}
