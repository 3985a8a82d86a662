using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// A driver and a device, each in a thread that sleeps whenever its ring allows. Neither side may sleep while the other believes it
/// awake: each wake-up that gets lost ends in a time-out.
/// </summary>
internal static class SleepingSides
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(60);

    /// <returns>How many buffers the driver got back, and how many the device used.</returns>
    public static async Task<(int Used, int Done)> Run<TDriver, TDevice>(TDriver driver, TDevice device, int total)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        using var driverBell = new SemaphoreSlim(0);
        using var deviceBell = new SemaphoreSlim(0);
        var deviceSide = Task.Factory.StartNew(() => RunDevice(device, total, driverBell, deviceBell), TaskCreationOptions.LongRunning);
        var used = RunDriver(driver, total, driverBell, deviceBell);
        return (used, await deviceSide);
    }

    private static int RunDriver<TDriver>(TDriver driver, int total, SemaphoreSlim driverBell, SemaphoreSlim deviceBell)
        where TDriver : struct, IDriverRing
    {
        var free = new Stack<int>(Enumerable.Range(0, driver.SlotCount));
        var made = 0;
        for (var used = 0; used < total;)
        {
            driver.DisableNotifications();
            for (; driver.TryGetUsed(out var slot, out _); used++)
                free.Push(slot);
            for (; made < total && free.Count > 0; made++)
                driver.MakeAvailable(free.Pop(), [new(0x8000, 8, true)]);
            if (driver.Publish())
                deviceBell.Release();
            if (used < total && !driver.EnableNotifications() && !driverBell.Wait(TimeOut))
                return used;
        }

        return total;
    }

    private static int RunDevice<TDevice>(TDevice device, int total, SemaphoreSlim driverBell, SemaphoreSlim deviceBell)
        where TDevice : struct, IDeviceRing
    {
        var elements = new RingElement[device.QueueSize];
        for (var done = 0; done < total;)
        {
            device.DisableNotifications();
            for (; device.TryGetAvailable(elements, out var chain); done++)
                device.MakeUsed(chain.Id, 1);
            if (device.Publish())
                driverBell.Release();
            if (done < total && !device.EnableNotifications() && !deviceBell.Wait(TimeOut))
                return done;
        }

        return total;
    }
}
