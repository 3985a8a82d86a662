using System.Numerics;
using System.Text;
using LayoutGen;
using LayoutGen.Devices;

namespace Emulator.Serving.Blk;

/// <summary>Does what the requests of one queue ask for (virtio 1.4, 5.2.6). What cannot be done has its status.</summary>
internal sealed class BlkRequests(BlkImage image, NegotiatedFeatures features) : IRequestHandler<BlkRequestPacket.DeviceSide>
{
    // Legacy drivers may ask for an order that this device, which does one request after the other, has anyway.
    private const uint Barrier = 0x8000_0000;
    private const int IdSize = 20;
    private const uint Unmap = 1;

    private byte[] _data = [];

    public int? Handle(BlkRequestPacket.DeviceSide packet)
    {
        var size = Math.Max(packet.SentLength, packet.WantedLength);
        if (size > BlkLimits.RequestSize)
            return Finish(packet, BlkResult.IoErr, []);
        if (_data.Length < size)
            _data = new byte[BitOperations.RoundUpToPowerOf2((uint)size)];
        if (!packet.TryRead(_data, out var sent))
            return null;

        var header = packet.Header;
        var wanted = _data.AsSpan(0, (int)packet.WantedLength);
        switch ((BlkRequestType)((uint)header.Type & ~Barrier))
        {
            case BlkRequestType.In:
                return Finish(packet, image.TryRead(header.Sector, wanted), wanted);
            case BlkRequestType.Out:
                return Finish(packet, image.TryWrite(header.Sector, _data.AsSpan(0, sent)) && Settle(), [], sent);
            case BlkRequestType.Flush:
                return Finish(packet, image.TryFlush(), []);
            case BlkRequestType.GetId:
                wanted = wanted[..Math.Min(wanted.Length, IdSize)];
                wanted.Clear();
                Encoding.ASCII.TryGetBytes(image.Name.AsSpan(0, Math.Min(image.Name.Length, wanted.Length)), wanted, out _);
                return Finish(packet, true, wanted);
            case BlkRequestType.WriteZeroes when features.Has(BlkFeature.WriteZeroes):
                return Finish(packet, Change(_data.AsSpan(0, sent), Unmap, Clear), []);
            case BlkRequestType.Discard when features.Has(BlkFeature.Discard):
                return Finish(packet, Change(_data.AsSpan(0, sent), 0, Discard), []);
            default:
                return Finish(packet, BlkResult.Unsupp, []);
        }
    }

    /// <summary>Changes the ranges of a request, or none if one of them cannot be.</summary>
    private BlkResult Change(Span<byte> ranges, uint knownFlags, Func<BlkRange, bool> tryChange)
    {
        var layout = BlkRange.Select(features);
        var size = BlkRange.SizeOf(layout);
        if (ranges.Length % size != 0 || ranges.Length / size is 0 or > BlkLimits.ChangedRanges || image.IsReadOnly)
            return BlkResult.IoErr;
        for (var rest = ranges; rest.Length > 0; rest = rest[size..])
        {
            var range = new BlkRange(rest, layout);
            // A flag that nobody knows, or that the request cannot have, asks for what nobody can do (virtio 1.4, 5.2.6.2).
            if ((range.Flags & ~knownFlags) != 0)
                return BlkResult.Unsupp;
            if (range.NumSectors > BlkLimits.ChangedSectors || !image.Contains(range.Sector, range.NumSectors * (ulong)BlkImage.SectorSize))
                return BlkResult.IoErr;
        }

        for (var rest = ranges; rest.Length > 0; rest = rest[size..])
            if (!tryChange(new BlkRange(rest, layout)))
                return BlkResult.IoErr;
        return Settle() ? BlkResult.Ok : BlkResult.IoErr;
    }

    private bool Clear(BlkRange range) =>
        (range.Unmap && image.TryDiscard(range.Sector, range.NumSectors)) || image.TryClear(range.Sector, range.NumSectors);

    /// <summary>Discarding is a hint: what cannot be given back stays (virtio 1.4, 5.2.6.2).</summary>
    private bool Discard(BlkRange range)
    {
        image.TryDiscard(range.Sector, range.NumSectors);
        return true;
    }

    /// <summary>A driver that cannot flush must not have to (virtio 1.4, 5.2.6.2).</summary>
    private bool Settle() => features.Has(BlkFeature.Flush) || image.TryFlush();

    private static int? Finish(BlkRequestPacket.DeviceSide packet, bool isDone, ReadOnlySpan<byte> answer, int moved = 0) =>
        Finish(packet, isDone ? BlkResult.Ok : BlkResult.IoErr, isDone ? answer : [], moved);

    private static int? Finish(BlkRequestPacket.DeviceSide packet, BlkResult result, ReadOnlySpan<byte> answer, int moved = 0)
    {
        var status = packet.Status;
        status.Result = result;
        return packet.TryWrite(answer) && result == BlkResult.Ok ? Math.Max(answer.Length, moved) : null;
    }
}
