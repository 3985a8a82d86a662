using System.Numerics;
using System.Runtime.InteropServices;
using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace VhostUser.BackEnd;

/// <summary>
/// A queue as the front-end describes it, message by message. The device works on it while everything is known and it is enabled; for
/// every change it is closed, and then taken up again where it was.
/// </summary>
internal sealed class Vring(int index, IVhostUserDevice device) : IDisposable
{
    private int _size;
    private VringAddresses? _addresses;
    private uint? _position;
    private EventFd? _call;
    private EventFd? _error;
    private IServedQueue? _queue;
    private bool _isBroken;

    /// <summary>The event by which the driver notifies; a queue that has one is started.</summary>
    public EventFd? Kick { get; private set; }

    public bool IsEnabled { get; private set; }

    public ByteOrder ByteOrder { get; private set; }

    public bool IsReady => Kick is not null && _size != 0 && _addresses is not null && IsEnabled && !_isBroken;

    public bool IsOpen => _queue is not null;

    /// <summary>
    /// Where the device is in a packed ring: where it takes buffers from, and where it uses them. There are front-ends (DPDK's) that say
    /// the first alone; for a queue whose buffers all went back before it was closed, as they do here, the second is the same.
    /// </summary>
    private uint? WholePosition => _position is { } taken and <= ushort.MaxValue ? taken | (taken << 16) : _position;

    /// <summary>Another file that gives the queue work, while the device works on it.</summary>
    public SafeHandle? Source => _queue?.Source;

    public void SetSize(uint size)
    {
        if (size is 0 or > SplitRingLayout.MaxQueueSize)
            throw new VhostUserException($"Queue {index} cannot have {size} descriptors, only up to {SplitRingLayout.MaxQueueSize}.");
        Close();
        _size = (int)size;
    }

    public void SetAddresses(VringAddresses addresses)
    {
        if (addresses.Flags != 0)
            throw new VhostUserException($"Queue {index} must log its writes, which was not offered.");
        Close();
        _addresses = addresses;
    }

    public void SetPosition(uint position)
    {
        Close();
        _position = position;
    }

    public void SetByteOrder(uint order)
    {
        if (order > 1)
            throw new VhostUserException($"Queue {index} cannot have byte order {order}: 0 is little-endian, 1 big-endian.");
        Close();
        ByteOrder = order == 1 ? ByteOrder.BigEndian : ByteOrder.LittleEndian;
    }

    public void SetKick(EventFd? kick)
    {
        Close();
        Kick?.Dispose();
        Kick = kick ?? throw new VhostUserException($"Queue {index} has no event for the driver's notifications, and is not polled.");
    }

    public void SetCall(EventFd? call)
    {
        _call?.Dispose();
        _call = call;
    }

    public void SetError(EventFd? error)
    {
        _error?.Dispose();
        _error = error;
    }

    public void Enable(bool isEnabled)
    {
        if (!isEnabled)
            Close();
        IsEnabled = isEnabled;
    }

    /// <summary>Lets the device work on the queue from where it was.</summary>
    public void Open(SharedMemory memory, NegotiatedFeatures features)
    {
        if (!features.Has(Feature.RingPacked) && !BitOperations.IsPow2(_size))
            throw new VhostUserException($"Queue {index} cannot have {_size} descriptors: a split ring has a power of two.");
        if (!features.Has(Feature.RingPacked) && _position > ushort.MaxValue)
            throw new VhostUserException($"Queue {index} cannot be taken up at {_position}: a split ring has positions of 16 bits.");
        var setup = new DeviceQueueSetup(
            memory.Guest,
            _size,
            new(
                memory.Translate(_addresses!.Value.Descriptors),
                memory.Translate(_addresses.Value.Available),
                memory.Translate(_addresses.Value.Used)),
            ByteOrder,
            features.Has(Feature.RingPacked) ? WholePosition : _position);
        try
        {
            _queue = device.OpenQueue(index, setup, features, () => _call?.Signal());
        }
        catch (ArgumentException exception)
        {
            throw new VhostUserException($"Queue {index} cannot be used. {exception.Message}");
        }
    }

    /// <summary>Works on the queue.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Run() => _queue is not null && _queue.Run();

    /// <summary>Takes a broken queue from the device until it is stopped and set up anew.</summary>
    /// <param name="fault">Why it is broken.</param>
    /// <returns>False if it is in order, or was taken before.</returns>
    public bool TryTakeBroken(out RingFault fault)
    {
        fault = _queue?.Fault ?? default;
        if (!fault.IsFault)
            return false;
        Close();
        _isBroken = true;
        _error?.Signal();
        return true;
    }

    /// <summary>Takes the queue from the device, which remembers where it was.</summary>
    public void Close()
    {
        if (_queue is null)
            return;
        _position = _queue.Position;
        _queue.Dispose();
        _queue = null;
    }

    /// <summary>Stops the queue until it is set up anew.</summary>
    /// <returns>Where it was.</returns>
    public uint Stop()
    {
        Close();
        Kick?.Dispose();
        Kick = null;
        _isBroken = false;
        return _position ?? 0;
    }

    public void Dispose()
    {
        Stop();
        _call?.Dispose();
        _error?.Dispose();
    }
}
