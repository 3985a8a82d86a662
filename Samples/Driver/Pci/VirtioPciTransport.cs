using Driver.Transports;
using LayoutGen;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace Driver.Pci;

/// <summary>What both interfaces of a virtio device on PCI have in common (virtio 1.4, 4.1).</summary>
internal abstract class VirtioPciTransport : IDeviceTransport
{
    private const byte QueueInterrupt = 1;

    private readonly PciDevice _device;
    private readonly HashSet<int> _running = [];

    protected VirtioPciTransport(PciDevice device)
    {
        _device = device;
        Vectors = device.Host.TakesMessages ? MsixVectors.Enable(device) : null;
    }

    public abstract string Description { get; }

    public string Interrupts => Vectors is null
        ? "the interrupt status register"
        : $"{Vectors.Count} vectors of MSI-X, whose messages go to the driver's memory";

    public bool HasControlQueue => true;

    public bool NeedsReset => Status.HasFlag(DeviceStatus.DeviceNeedsReset);

    public abstract OfferedFeatures Offered { get; }

    public GuestAllocator Allocator => _device.Host.Allocator;

    public ByteOrder GuestByteOrder => _device.Host.ByteOrder;

    /// <summary>How far device and driver are; writing nothing resets the device.</summary>
    public abstract DeviceStatus Status { get; protected set; }

    /// <summary>The vectors; null if the device has none, or shall not use them.</summary>
    protected MsixVectors? Vectors { get; }

    /// <summary>Finds the virtio device of a bus.</summary>
    /// <param name="host">The bus, which is disposed with the transport.</param>
    /// <param name="isLegacy">Whether to use the legacy interface, even if there is a modern one.</param>
    /// <param name="deviceType">The number of the device type that it must be.</param>
    /// <exception cref="DriverException">There is no such device, or it has no such interface.</exception>
    public static VirtioPciTransport Connect(IPciHost host, bool isLegacy, int deviceType)
    {
        try
        {
            var device = PciDevice.FindVirtio(host);
            if (device.DeviceType != deviceType)
                throw new DriverException($"The machine's virtio device is of type {device.DeviceType}, not {deviceType}.");
            if (!isLegacy && PciCapabilities.TryRead(device) is { } registers)
                return new ModernPciTransport(device, registers);
            return device.IsTransitional
                ? new LegacyPciTransport(device)
                : throw new DriverException("The device has no legacy interface.");
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public void Begin()
    {
        ResetDevice();
        Status |= DeviceStatus.Acknowledge;
        Status |= DeviceStatus.Driver;
    }

    public virtual void Accept(NegotiatedFeatures features)
    {
    }

    public void Start() => Status |= DeviceStatus.DriverOk;

    public abstract int ChooseQueueSize(int queueIndex, int wanted);

    public abstract int GetMaximumQueueSize(int queueIndex);

    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        PlaceQueue(queueIndex, queueSize, addresses);
        _running.Add(queueIndex);
    }

    /// <remarks>
    /// A device that cannot reset one queue has to be reset as a whole: only then it touches none of its memory any more (virtio 1.4,
    /// 3.3.1).
    /// </remarks>
    public void StopQueue(int queueIndex)
    {
        if (!_running.Remove(queueIndex) || TryResetQueue(queueIndex))
            return;
        ResetDevice();
    }

    public abstract void Notify(int queueIndex);

    public virtual void Notify(int queueIndex, ushort nextAvailable) => Notify(queueIndex);

    public byte[]? ReadConfiguration(HeaderMap map, int size)
    {
        var bytes = new byte[size];
        ReadFields(map.Fields.Where(field => field.Offset + field.Size <= size), bytes);
        return bytes;
    }

    public bool WaitForInterrupt(int queueIndex, TimeSpan patience) => SpinWait.SpinUntil(
        () => Vectors?.TryTake(Vectors.Of(queueIndex)) ?? (ReadInterruptStatus() & QueueInterrupt) != 0, patience);

    public void Dispose()
    {
        try
        {
            ResetDevice();
        }
        catch (DriverException)
        {
            // A machine that has ended needs no reset, and why it has ended was said before.
        }

        _device.Host.Dispose();
    }

    /// <summary>Why the device interrupted; reading it takes the interrupt back (virtio 1.4, 4.1.4.5).</summary>
    public abstract byte ReadInterruptStatus();

    protected abstract void PlaceQueue(int queueIndex, int queueSize, RingAddresses addresses);

    protected abstract bool TryResetQueue(int queueIndex);

    protected abstract void ReadFields(IEnumerable<FieldMap> fields, byte[] bytes);

    /// <exception cref="DriverException">The device has not taken the vector.</exception>
    protected static void CheckVector(ushort vector, ushort taken)
    {
        if (taken != vector)
            throw new DriverException($"The device has no means to interrupt by vector {vector}.");
    }

    private void ResetDevice()
    {
        Status = DeviceStatus.None;
        // The device may take its time (virtio 1.4, 4.1.4.3.2).
        if (!SpinWait.SpinUntil(() => Status == DeviceStatus.None, DriverSettings.Patience))
            throw new DriverException("The device does not end its reset.");
        _running.Clear();
    }
}
