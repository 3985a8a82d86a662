using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>A loop over all operations of both ends.</summary>
internal static class RingLoop
{
    /// <returns>How many buffers came back.</returns>
    public static int Run<TDriver, TDevice>(ref TDriver driver, ref TDevice device, RingElement[] elements, int rounds)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        var used = 0;
        for (var round = 0; round < rounds; round++)
        {
            for (var slot = 0; slot < driver.SlotCount; slot++)
                driver.MakeAvailable(slot, [new(0x8000, 12, false), new(0x9000, 1500, true)]);
            driver.Publish();
            device.DisableNotifications();
            while (device.TryGetAvailable(elements, out var chain))
                device.MakeUsed(chain.Id, 1);
            device.Publish();
            device.EnableNotifications();
            while (driver.TryGetUsed(out _, out _))
                used++;
        }

        return used;
    }
}
