using System.Runtime.InteropServices;
using LayoutGen;
using LayoutGen.Rings;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace VhostUser.BackEnd;

/// <summary>One front-end, from its connection to its end.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>A feature bit that vhost-user keeps for itself: the two protocol messages exist.</summary>
    private const ulong ProtocolFeaturesBit = 1UL << 30;

    private const ulong NoFile = 1 << 8;
    private const ulong QueueMask = 0xff;

    private readonly MessageSocket _socket;
    private readonly MessageReader _reader;
    private readonly IVhostUserDevice _device;
    private readonly IBackEndObserver _observer;
    private readonly Vring[] _vrings;
    private readonly ProtocolFeatures _supported;
    private NegotiatedFeatures _features;
    private FeatureSet _accepted;
    private ProtocolFeatures _protocol;
    private SharedMemory? _memory;
    private bool _isSetUp;

    public Session(MessageSocket socket, IVhostUserDevice device, IBackEndObserver observer)
    {
        _socket = socket;
        _reader = new(socket);
        _device = device;
        _observer = observer;
        _supported = ProtocolFeatures.MultipleQueues | ProtocolFeatures.ReplyAck | ProtocolFeatures.CrossEndian |
            (device.Configuration.IsEmpty ? ProtocolFeatures.None : ProtocolFeatures.Configuration);
        _vrings = [.. Enumerable.Range(0, device.QueueCount).Select(index => new Vring(index, device))];
    }

    /// <summary>For waiting on messages.</summary>
    public SafeHandle Socket => _socket.Handle;

    public IReadOnlyList<Vring> Vrings => _vrings;

    /// <summary>Handles all messages that have arrived.</summary>
    /// <returns>False if the peer has left.</returns>
    /// <exception cref="VhostUserException">The peer violates the protocol: send it away.</exception>
    public bool Receive()
    {
        while (_reader.TryRead(out var message))
            using (message)
                Handle(message);
        return !_reader.IsAtEnd;
    }

    /// <summary>Works on a queue.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Run(int index)
    {
        var more = _vrings[index].Run();
        // What a driver sends makes the device use other queues as well.
        for (var queue = 0; queue < _vrings.Length; queue++)
            if (_vrings[queue].TryTakeBroken(out var fault))
                _observer.PeerMisbehaved($"queue {queue} is broken: {fault.Reason} ({fault.Detail})");
        return more;
    }

    public void Dispose()
    {
        foreach (var vring in _vrings)
            vring.Dispose();
        _memory?.Dispose();
        _reader.Dispose();
        _socket.Dispose();
    }

    private void Handle(Message message)
    {
        if ((message.Flags & MessageFlags.VersionMask) != MessageFlags.Version1 || message.Flags.HasFlag(MessageFlags.Reply))
            throw new VhostUserException($"{message.Request} has the flags 0x{(uint)message.Flags:x}, which no request of version 1 has.");
        switch (message.Request)
        {
            case Request.GetFeatures:
                Reply(message.Request, _device.Offered.Low | ProtocolFeaturesBit);
                return;
            case Request.GetProtocolFeatures:
                Reply(message.Request, (ulong)_supported);
                return;
            case Request.GetQueueCount:
                Reply(message.Request, (ulong)_vrings.Length);
                return;
            case Request.GetVringBase:
                var index = message.Read<VringState>().Index;
                Reply(message.Request, new VringState(index, Find(index).Stop()));
                _isSetUp = _vrings.Any(vring => vring.Kick is not null);
                return;
            case Request.GetConfiguration when _supported.HasFlag(ProtocolFeatures.Configuration):
                Reply(message.Request, ReadConfiguration(message.Payload));
                return;
            case Request.SetConfiguration when _supported.HasFlag(ProtocolFeatures.Configuration):
                // A driver may try: nothing of it is the driver's to write.
                Acknowledge(message, 1);
                return;
        }

        try
        {
            Change(message);
            OpenQueues();
        }
        catch (VhostUserException)
        {
            Acknowledge(message, 1);
            throw;
        }

        Acknowledge(message, 0);
    }

    /// <summary>The range that is asked for, and its bytes; what the device does not have is 0.</summary>
    private byte[] ReadConfiguration(ReadOnlySpan<byte> question)
    {
        var range = question.Length < ConfigurationRange.Size ? default : MemoryMarshal.Read<ConfigurationRange>(question);
        if (question.Length != ConfigurationRange.Size + range.Length || range.Offset + (ulong)range.Length > ConfigurationRange.MaxSpace)
            throw new VhostUserException(
                $"GetConfiguration of {question.Length} bytes asks for {range.Length} bytes at {range.Offset}, of 256.");
        var space = new byte[ConfigurationRange.MaxSpace];
        _device.Configuration.CopyTo(space);
        byte[] answer = [.. question];
        space.AsSpan((int)range.Offset, (int)range.Length).CopyTo(answer.AsSpan(ConfigurationRange.Size));
        return answer;
    }

    private void Change(Message message)
    {
        var files = message.Request is Request.SetMemoryTable or Request.SetVringKick or Request.SetVringCall or Request.SetVringError;
        if (!files && message.FileCount > 0)
            throw new VhostUserException($"{message.Request} came with {message.FileCount} file descriptors; it has none.");
        switch (message.Request)
        {
            case Request.SetFeatures:
                Accept(message.Read<ulong>());
                break;
            case Request.SetProtocolFeatures:
                _protocol = (ProtocolFeatures)message.Read<ulong>();
                if ((_protocol & ~_supported) != 0)
                    throw new VhostUserException(
                        $"Of the protocol features 0x{(ulong)_protocol:x}, only 0x{(ulong)_supported:x} were offered.");
                break;
            case Request.SetOwner or Request.ResetOwner:
                break;
            case Request.SetMemoryTable:
                foreach (var vring in _vrings)
                    vring.Close();
                _memory?.Dispose();
                _memory = null;
                _memory = SharedMemory.Map(message);
                break;
            case Request.SetVringSize:
                Set(message, (vring, value) => vring.SetSize(value));
                break;
            case Request.SetVringBase:
                Set(message, (vring, value) => vring.SetPosition(value));
                break;
            case Request.SetVringByteOrder:
                Set(message, (vring, value) => vring.SetByteOrder(value));
                break;
            case Request.SetVringEnable:
                Set(message, (vring, value) => vring.Enable(value != 0));
                break;
            case Request.SetVringAddresses:
                var addresses = message.Read<VringAddresses>();
                Find(addresses.Index).SetAddresses(addresses);
                break;
            case Request.SetVringKick:
                SetEvent(message, (vring, kick) => vring.SetKick(kick));
                break;
            case Request.SetVringCall:
                SetEvent(message, (vring, call) => vring.SetCall(call));
                break;
            case Request.SetVringError:
                SetEvent(message, (vring, error) => vring.SetError(error));
                break;
            default:
                throw new VhostUserException($"Request {message.Request} is none that was offered.");
        }
    }

    /// <summary>The features that the driver accepted. What the front-end has for itself cannot be seen here, but must hold.</summary>
    private void Accept(ulong bits)
    {
        var accepted = new FeatureSet(bits & ~ProtocolFeaturesBit);
        var kept = _device.Features.Unsatisfied(accepted).Any() ? _device.KeptByFrontEnd : FeatureSet.None;
        try
        {
            var features = _device.Features.Accept(new(_device.Offered | kept), accepted | kept);
            if (features != _features && _vrings.Any(vring => vring.IsOpen))
                throw new VhostUserException($"The features change from {_features} to {features} while queues run.");
            (_features, _accepted) = (features, accepted);
        }
        catch (FeatureNegotiationException exception)
        {
            throw new VhostUserException(exception.Message);
        }

        // Without the protocol's own features, there is no message that enables a queue.
        if ((bits & ProtocolFeaturesBit) == 0)
            foreach (var vring in _vrings)
                vring.Enable(true);
    }

    private void OpenQueues()
    {
        if (_memory is null)
            return;
        for (var index = 0; index < _vrings.Length; index++)
        {
            var vring = _vrings[index];
            if (!vring.IsReady || vring.IsOpen)
                continue;
            if (!_isSetUp)
            {
                _device.Reset();
                _observer.QueuesSetUp(_features, _accepted, vring.ByteOrder);
            }

            _isSetUp = true;
            vring.Open(_memory, _features);
            // What is available already may never be notified again.
            vring.Kick!.Signal();
        }
    }

    private void Set(Message message, Action<Vring, uint> set)
    {
        var state = message.Read<VringState>();
        set(Find(state.Index), state.Value);
    }

    private void SetEvent(Message message, Action<Vring, EventFd?> set)
    {
        var value = message.Read<ulong>();
        var vring = Find((uint)(value & QueueMask));
        var files = message.TakeFiles((value & NoFile) == 0 ? 1 : 0);
        set(vring, files.Count == 0 ? null : EventFd.Adopt(files[0]));
    }

    private Vring Find(uint index) => index < _vrings.Length
        ? _vrings[index]
        : throw new VhostUserException($"There is no queue {index}; the device has {_vrings.Length}.");

    private void Acknowledge(Message message, ulong result)
    {
        if (message.Flags.HasFlag(MessageFlags.NeedReply) && _protocol.HasFlag(ProtocolFeatures.ReplyAck))
            Reply(message.Request, result);
    }

    private void Reply<T>(Request request, T payload)
        where T : unmanaged => Reply(request, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload)));

    private void Reply(Request request, ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[MessageHeader.Size + MessageReader.MaxPayload];
        bytes = bytes[..(MessageHeader.Size + payload.Length)];
        MemoryMarshal.Write(bytes, new MessageHeader(request, MessageFlags.Version1 | MessageFlags.Reply, (uint)payload.Length));
        payload.CopyTo(bytes[MessageHeader.Size..]);
        if (!_socket.TrySend(bytes))
            throw new VhostUserException($"The reply to {request} could not be sent: the peer does not read, or has left.");
    }
}
