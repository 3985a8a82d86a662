using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Driver.Transports;

/// <summary>A driver's whole way to its device: beside the queues its status, its configuration and its interrupts.</summary>
internal interface IDeviceTransport : IDriverTransport, IDisposable
{
    /// <summary>What it is, for a person.</summary>
    string Description { get; }

    /// <summary>What interrupts the driver, for a person.</summary>
    string Interrupts { get; }

    /// <summary>Whether the device is in a state that only a reset ends (virtio 1.4, 2.1.2), as far as the transport tells.</summary>
    bool NeedsReset { get; }

    /// <summary>
    /// Whether the driver reaches the control queue of a network device. Over vhost-user it belongs to the front-end, whatever the
    /// back-end offers.
    /// </summary>
    bool HasControlQueue { get; }

    /// <summary>Resets the device, and says that there is a driver for it: steps 1 to 3 of virtio 1.4, 3.1.1.</summary>
    void Begin();

    /// <summary>Lets the device run: the last step of virtio 1.4, 3.1.1.</summary>
    void Start();

    /// <summary>How many descriptors a queue is to have; on a legacy interface the device decides that (virtio 1.4, 4.1.5.1.3.1).</summary>
    /// <param name="queueIndex">The queue.</param>
    /// <param name="wanted">How many the driver wants.</param>
    int ChooseQueueSize(int queueIndex, int wanted);

    /// <summary>Reads the device's configuration.</summary>
    /// <param name="map">Its fields.</param>
    /// <param name="size">How many bytes of it the negotiated features provide.</param>
    /// <returns>The bytes; null where the transport does not have the configuration.</returns>
    byte[]? ReadConfiguration(HeaderMap map, int size);

    /// <summary>Waits for the device to interrupt.</summary>
    /// <param name="queueIndex">The queue that it interrupts for.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>False if it has not.</returns>
    bool WaitForInterrupt(int queueIndex, TimeSpan patience);
}
