using System.Globalization;
using Emulator.Reporting;

namespace Emulator.Transfer;

/// <summary>Stands in for the transfer until that is written: the figures are made up.</summary>
internal static class TransferBench
{
    private const int MaximumFrame = 65_550;
    private static readonly string[] _directions = ["rx", "tx"];
    private static readonly string[] _sizes = ["mtu", "large"];
    private static readonly (string, string, string, int)[] _modes =
    [
        ("legacy-separate", "separate", "0x0000000000000003", 10),
        ("legacy-merged", "merged", "0x0000000008000003", 10),
        ("modern-merged", "merged", "0x0000000100000003", 12),
    ];

    public static IReadOnlyList<TransferRow> Run(IReadOnlyList<byte[]> frames, Action<double>? progress)
    {
        for (var index = 0; index < frames.Count; index++)
        {
            progress?.Invoke((double)index / frames.Count);
            if (frames[index].Length > MaximumFrame)
                throw new EmulatorException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Frame {index + 1} has {frames[index].Length} bytes, and a receive buffer holds {MaximumFrame}."));
        }
        return
        [
            .. from mode in _modes
               from direction in _directions
               from size in _sizes
               let chosen = frames.Where(frame => (frame.Length <= 1514) == (size == "mtu")).ToArray()
               where chosen.Length > 0
               let per = mode.Item2 == "separate" ? 2 : 1
               select new TransferRow(
                   mode.Item1, mode.Item2, "split", direction, size, mode.Item3, mode.Item4, chosen.Length,
                   chosen.Sum(frame => (long)frame.Length), per, per, per * 2, per * 16 + 12, size == "mtu" ? 123.4 : 4321.5, true),
        ];
    }
}
