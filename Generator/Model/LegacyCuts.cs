namespace LayoutGen.Generator.Model;

/// <summary>How separate framing can cut a packet: the runtime library's enum, by the names of its members.</summary>
internal static class LegacyCuts
{
    private const string OneDescriptor = "OneDescriptor";
    private const string HeadersTogether = "HeadersTogether";
    private const string EveryPartAlways = "EveryPartAlways";

    /// <summary>Parts by the descriptors that they lie in.</summary>
    /// <param name="parts">The parts, in order.</param>
    /// <param name="cut">The packet's cut; null for every part by itself.</param>
    /// <param name="isMerged">Whether merged framing is chosen.</param>
    /// <param name="describe">A part's direction, and whether it is a payload.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Descriptors<T>(
        IEnumerable<T> parts, string? cut, bool isMerged, Func<T, (bool DeviceWrites, bool IsPayload)> describe)
    {
        List<List<T>> descriptors = [];
        (bool DeviceWrites, bool IsPayload)? last = null;
        foreach (var part in parts)
        {
            var next = describe(part);
            if (last is { } before && before.DeviceWrites == next.DeviceWrites && Join(cut, isMerged, before.IsPayload || next.IsPayload))
                descriptors[descriptors.Count - 1].Add(part);
            else
                descriptors.Add([part]);
            last = next;
        }

        return descriptors;
    }

    private static bool Join(string? cut, bool isMerged, bool isOneAPayload) => cut switch
    {
        OneDescriptor => true,
        EveryPartAlways => false,
        HeadersTogether => isMerged || !isOneAPayload,
        _ => isMerged,
    };
}
