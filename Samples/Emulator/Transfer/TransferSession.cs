using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>A driver and a device with a queue between them, and frames to move through it.</summary>
internal abstract class TransferSession : IDisposable
{
    protected TransferSession(TransferMode mode, AccessCounter? counter)
    {
        Mode = mode;
        Features = mode.Negotiate();
        Counter = counter;
        Transport = new(mode.Offered.Bits);
        Transport.Allocator.Memory.Counter = counter;
    }

    public TransferMode Mode { get; }

    public NegotiatedFeatures Features { get; }

    public AccessCounter? Counter { get; }

    /// <summary>What the device saw, if it was asked to look.</summary>
    public Tally Tally { get; } = new();

    public abstract LayoutGen.Layouts.Framing Framing { get; }

    protected LoopbackTransport Transport { get; }

    /// <summary>Moves all frames once.</summary>
    /// <param name="progress">Is told how many frames have moved; or null.</param>
    public abstract void Transfer(Action<int>? progress = null);

    public virtual void Dispose() => Transport.Dispose();

    /// <summary>Nothing moved although frames are left: one side found the other's ring broken.</summary>
    public static EmulatorException Stuck(string direction, RingFault driver, RingFault device) => new(
        $"The {direction} queue stopped: the driver found {driver.Reason} ({driver.Detail}), the device {device.Reason} ({device.Detail}).");
}
