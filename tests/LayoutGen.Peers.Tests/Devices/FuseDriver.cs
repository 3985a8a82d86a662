using System.Buffers.Binary;
using System.Text;
using Driver;
using Driver.Transports;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>Reads files of a file system device (virtio 1.4, 5.11): requests of FUSE, as Linux' <c>linux/fuse.h</c> has them.</summary>
internal sealed class FuseDriver : IDisposable
{
    public const int AnswerSize = 8192;

    // Queue 0 is for what must not wait.
    private const int RequestQueue = 1;
    private const int RequestHeader = 40;
    private const int AnswerHeader = 16;
    private const uint Lookup = 1;
    private const uint Open = 14;
    private const uint Read = 15;
    private const uint Init = 26;
    private const ulong Root = 1;

    private readonly IDeviceTransport _transport;
    private readonly DriverQueue<FsRequestPacket> _queue;
    private ulong _unique;

    public FuseDriver(IDeviceTransport transport, DriverSettings settings)
    {
        _transport = transport;
        Features = transport.Agree(FsFeature.Table, DriverSettings.OfAllDevices & ~settings.Off);
        _queue = transport.Open<FsRequestPacket>(RequestQueue, Features, settings, AnswerSize);
        transport.Start();
    }

    public NegotiatedFeatures Features { get; }

    /// <summary>Begins a session.</summary>
    /// <returns>The version of the protocol that the device has.</returns>
    public (uint Major, uint Minor) Begin()
    {
        var answer = Ask(Init, 0, Words(7, 31, 0, 0));
        return (Word(answer, 0), Word(answer, 4));
    }

    /// <summary>Reads a file from its start.</summary>
    public byte[] ReadFile(string name, int count)
    {
        var node = Long(Ask(Lookup, Root, [.. Encoding.UTF8.GetBytes(name), 0]), 0);
        var file = Ask(Open, node, Words(0, 0))[..sizeof(ulong)];
        var bytes = new List<byte>();
        while (bytes.Count < count)
        {
            var size = Math.Min(count - bytes.Count, AnswerSize - AnswerHeader);
            byte[] question = [.. file, .. Words((uint)bytes.Count, 0, (uint)size, 0, 0, 0, 0, 0)];
            bytes.AddRange(Ask(Read, node, question));
        }

        return [.. bytes];
    }

    public void Dispose() => _queue.Dispose();

    private byte[] Ask(uint operation, ulong node, byte[] question)
    {
        var request = new byte[RequestHeader + question.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(request, (uint)request.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), operation);
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(8), ++_unique);
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(16), node);
        question.CopyTo(request, RequestHeader);

        Assert.True(_queue.TryAcquire(out var packet));
        packet.Request.CopyFrom(request);
        _queue.MakeAvailable(packet, request.Length);
        _queue.Publish();
        var used = _transport.Wait(_queue, RequestQueue);
        var answer = new byte[used.Answer.Length];
        used.Answer.CopyTo(answer);
        _queue.Release(used);
        Assert.Equal(((uint)answer.Length, 0u, _unique), (Word(answer, 0), Word(answer, 4), Long(answer, 8)));
        return answer[AnswerHeader..];
    }

    private static byte[] Words(params ReadOnlySpan<uint> words)
    {
        var bytes = new byte[words.Length * sizeof(uint)];
        for (var index = 0; index < words.Length; index++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(index * sizeof(uint)), words[index]);
        return bytes;
    }

    private static uint Word(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

    private static ulong Long(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
}
