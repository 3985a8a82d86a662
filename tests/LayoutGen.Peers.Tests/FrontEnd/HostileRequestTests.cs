using System.Buffers.Binary;
using Emulator.Serving.Blk;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>Requests to a block device that no driver should send. Each has its status, and the file stays as it is.</summary>
public sealed class HostileRequestTests : IDisposable
{
    private const uint Sectors = 16;
    private const uint Barrier = 0x8000_0000;
    private const int Status = 4000;

    private readonly ImageFile _file = new((int)Sectors * BlkImage.SectorSize);

    /// <remarks>Type, sector, bytes that the driver sends and wants; the status, and how many bytes the device says it wrote.</remarks>
    public static TheoryData<string, uint, ulong, int, int, BlkResult, uint> Requests() => new()
    {
        { "the last sector", 0, Sectors - 1, 0, 512, BlkResult.Ok, 513 },
        { "the last sector, with a barrier", Barrier, Sectors - 1, 0, 512, BlkResult.Ok, 513 },
        { "nothing", 0, 0, 0, 0, BlkResult.Ok, 1 },
        { "behind the end", 0, Sectors, 0, 512, BlkResult.IoErr, 0 },
        { "across the end", 0, Sectors - 1, 0, 1024, BlkResult.IoErr, 0 },
        { "across the end of all sectors", 0, ulong.MaxValue, 0, 1024, BlkResult.IoErr, 0 },
        { "a sector whose byte has no number", 0, 1UL << 55, 0, 512, BlkResult.IoErr, 0 },
        { "half a sector", 0, 0, 0, 256, BlkResult.IoErr, 0 },
        { "written behind the end", 1, Sectors, 512, 0, BlkResult.IoErr, 1 },
        { "written across the end of all sectors", 1, ulong.MaxValue, 1024, 0, BlkResult.IoErr, 1 },
        { "half a sector written", 1, 0, 256, 0, BlkResult.IoErr, 1 },
        { "an id of 8 bytes", 8, 0, 0, 8, BlkResult.Ok, 9 },
        { "an id in a sector", 8, 0, 0, 512, BlkResult.Ok, 20 },
        { "a request that nobody knows", 99, 0, 0, 512, BlkResult.Unsupp, 0 },
        { "a SCSI command", 2, 0, 0, 512, BlkResult.Unsupp, 0 },
        { "discarding, which is not negotiated", 11, 0, 16, 0, BlkResult.Unsupp, 1 },
        { "no ranges to clear", 13, 0, 0, 0, BlkResult.IoErr, 1 },
        { "half a range to clear", 13, 0, 8, 0, BlkResult.IoErr, 1 },
        { "17 ranges to clear", 13, 0, 17 * 16, 0, BlkResult.IoErr, 1 },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_has_its_status(string what, uint type, ulong sector, int sent, int wanted, BlkResult result, uint written)
    {
        var before = _file.Content;
        var (status, used) = Ask(type, sector, sent, wanted, new byte[sent]);
        Assert.Equal(before, _file.Content);
        Assert.True((result, written) == (status, used), $"{what}: {status}, {used} bytes written");
    }

    /// <remarks>First sector, sectors and flags of a range to clear; the status.</remarks>
    [Theory]
    [InlineData(Sectors, 1, 0, BlkResult.IoErr)]
    [InlineData(Sectors - 1, 2, 0, BlkResult.IoErr)]
    [InlineData(ulong.MaxValue, 2, 0, BlkResult.IoErr)]
    [InlineData(0, uint.MaxValue, 0, BlkResult.IoErr)]
    [InlineData(0, 1, 2, BlkResult.Unsupp)]
    [InlineData(0, 1, 0x8000_0001, BlkResult.Unsupp)]
    public void A_range_that_cannot_be_cleared_leaves_the_others_alone(ulong sector, uint sectors, uint flags, BlkResult result)
    {
        var ranges = new byte[32];
        ranges[8] = 1;
        BinaryPrimitives.WriteUInt64LittleEndian(ranges.AsSpan(16), sector);
        BinaryPrimitives.WriteUInt32LittleEndian(ranges.AsSpan(24), sectors);
        BinaryPrimitives.WriteUInt32LittleEndian(ranges.AsSpan(28), flags);
        var before = _file.Content;
        Assert.Equal((result, 1u), Ask((uint)BlkRequestType.WriteZeroes, 0, ranges.Length, 0, ranges));
        Assert.Equal(before, _file.Content);
    }

    /// <remarks>Lengths of what the driver sends and wants beside the header and the status.</remarks>
    [Theory]
    [InlineData("more than any request has", 0, (uint)BlkLimits.RequestSize + 512, "IoErr")]
    [InlineData("more than memory has", 0, uint.MaxValue, "IoErr")]
    [InlineData("more sent than any request has", uint.MaxValue, 0, "IoErr")]
    [InlineData("more than the file has", 0, (uint)BlkLimits.RequestSize, "IoErr")]
    [InlineData("a sector, to outside the memory", 0, 512u, "OutsideMemory (0)")]
    [InlineData("a sector, from outside the memory", 512, 0, "OutsideMemory (0)")]
    public void What_is_not_there_is_not_touched(string what, uint sent, uint wanted, string expected)
    {
        var before = _file.Content;
        using var device = ServedDevice.Blk(_file.Location, isReadOnly: false);
        using (var transport = device.Connect())
        {
            transport.Negotiate(BlkFeature.Table, FeatureSet.Of(Feature.Version1));
            using var queue = new RawQueue(transport, 0);
            queue.Bytes.Clear();
            queue.Bytes[0] = (byte)(sent > 0 ? 1 : 0);
            queue.Bytes[Status] = 0xFF;
            queue.Describe(0, queue.Buffer, 16, RawQueue.Next, 1);
            queue.Describe(1, 4096, Math.Max(sent, wanted), (ushort)(RawQueue.Next | (wanted > 0 ? RawQueue.Write : 0)), 2);
            queue.Describe(2, queue.Buffer + Status, 1, RawQueue.Write);
            queue.MakeAvailable(0);
            if (expected == "IoErr")
            {
                queue.WaitUntilUsed();
                Assert.True((byte)BlkResult.IoErr == queue.Bytes[Status], what);
            }
            else
            {
                queue.WaitUntilBroken();
            }
        }

        var errors = Assert.Single(device.Stop()).Errors;
        Assert.Equal(expected == "IoErr" ? [] : [$"peer 1: queue 0 is broken: {expected}"], errors);
        Assert.Equal(before, _file.Content);
    }

    private (BlkResult Result, uint Written) Ask(uint type, ulong sector, int sent, int wanted, byte[] data)
    {
        using var device = ServedDevice.Blk(_file.Location, isReadOnly: false);
        using var transport = device.Connect();
        transport.Negotiate(BlkFeature.Table, FeatureSet.Of(Feature.Version1).With(BlkFeature.WriteZeroes));
        using var queue = new RawQueue(transport, 0);
        queue.Bytes.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(queue.Bytes, type);
        BinaryPrimitives.WriteUInt64LittleEndian(queue.Bytes[8..], sector);
        data.CopyTo(queue.Bytes[16..]);
        queue.Bytes[Status] = 0xFF;
        // The status lies right behind what is wanted, as a driver may cut it that merges.
        queue.Describe(0, queue.Buffer, (uint)(16 + sent), RawQueue.Next, 1);
        queue.Describe(1, queue.Buffer + Status - (uint)wanted, (uint)wanted + 1, RawQueue.Write);
        queue.MakeAvailable(0);
        var written = queue.WaitUntilUsed();
        return ((BlkResult)queue.Bytes[Status], written);
    }
}
