using LayoutGen;
using LayoutGen.Queues;

namespace VhostUser.BackEnd;

/// <summary>A device that a back-end serves. All members are called on the back-end's thread.</summary>
public interface IVhostUserDevice
{
    /// <summary>The features of the device type.</summary>
    FeatureTable Features { get; }

    /// <summary>What the device offers.</summary>
    FeatureSet Offered { get; }

    /// <summary>
    /// What the front-end has for itself, so that the driver can negotiate it and the back-end never hears of it: the control queue
    /// of a network device, for example.
    /// </summary>
    FeatureSet KeptByFrontEnd => FeatureSet.None;

    /// <summary>The configuration space, at most 256 bytes; empty if the front-end has it for itself, or there is none.</summary>
    ReadOnlyMemory<byte> Configuration => default;

    /// <summary>The number of queues.</summary>
    int QueueCount { get; }

    /// <summary>The driver sets its queues up anew: what was kept for an earlier driver has no receiver any more.</summary>
    void Reset()
    {
    }

    /// <summary>Opens a queue that the driver has set up.</summary>
    /// <param name="index">The queue, 0 to <see cref="QueueCount"/> - 1.</param>
    /// <param name="setup">Where it lies, and where it is taken up.</param>
    /// <param name="features">What is negotiated.</param>
    /// <param name="interrupt">Interrupts the driver.</param>
    /// <returns>The queue. Its memory is unmapped some time after it is disposed, so it must not be used then.</returns>
    /// <exception cref="ArgumentException">The queue does not lie in the driver's memory as it must.</exception>
    IServedQueue OpenQueue(int index, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt);
}
