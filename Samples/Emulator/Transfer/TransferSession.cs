using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>A driver and a device with a queue between them, and frames to move through it.</summary>
internal abstract class TransferSession(TransferMode mode, AccessCounter? counter) : IDisposable
{
    public TransferMode Mode { get; } = mode;

    public NegotiatedFeatures Features { get; } = mode.Negotiate();

    public AccessCounter? Counter { get; } = counter;

    /// <summary>What the device saw, if it was asked to look.</summary>
    public Tally Tally { get; } = new();

    public abstract LayoutGen.Layouts.Framing Framing { get; }

    protected LoopbackTransport Transport { get; } = new(mode.Offered, counter);

    /// <summary>Moves all frames once.</summary>
    /// <param name="progress">Is told how many frames have moved; or null.</param>
    public abstract void Transfer(Action<int>? progress = null);

    public virtual void Dispose() => Transport.Dispose();

    /// <summary>Nothing moved although frames are left: one side found the other's ring broken.</summary>
    protected static EmulatorException Stuck(string direction, RingFault driver, RingFault device) => new(
        $"The {direction} queue stopped: the driver found {driver.Reason} ({driver.Detail}), the device {device.Reason} ({device.Detail}).");
}
