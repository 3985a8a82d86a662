using System.Runtime.CompilerServices;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop;

/// <summary>
/// Both ends of a ring and the loop of the kernel's ringtest: buffers go to the device one at a time, or in bursts that are published
/// together.
/// </summary>
internal sealed class RingRun<TDriver, TDevice>(RingDriverEnd<TDriver> driver, RingDeviceEnd<TDevice> device) : IBothEnds
    where TDriver : struct, IDriverRing
    where TDevice : struct, IDeviceRing
{
    public void Drive(int batch, int operations) => driver.Drive(batch, operations);

    public void Serve(int batch, int operations) => device.Serve(batch, operations);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TakeTurns(int batch, int operations)
    {
        var (ring, other) = (driver.Ring, device.Ring);
        for (var completed = 0; completed < operations; completed += batch)
        {
            driver.Send(ref ring, batch);
            device.Answer(ref other, batch);
            driver.Reap(ref ring, batch);
        }

        (driver.Ring, device.Ring) = (ring, other);
    }

    public void Check()
    {
        var (one, other) = (driver.Ring.Fault, device.Ring.Fault);
        if (device.Refused != 0 || one.IsFault || other.IsFault)
            throw new InvalidOperationException($"The ring broke: {one}, {other}, {device.Refused} buffers refused.");
    }
}
