using LayoutGen;

namespace Emulator.Serving.Net;

/// <summary>What is behind a network device, as a command line names it.</summary>
/// <param name="Tap">The name of a TAP interface; null for the host that answers.</param>
internal sealed record NetBackend(string? Tap)
{
    /// <summary>How it can be named.</summary>
    public static readonly string Forms = $"{Echo} or {TapPrefix}NAME, a name of up to {TapLink.MaxNameSize} letters";

    private const string Echo = "echo";
    private const string TapPrefix = "tap=";

    /// <summary>All that a device with this behind it can do.</summary>
    public FeatureSet Supported => Tap is null ? ServedNet.Supported : ServedNet.SupportedWithTap;

    public static bool TryParse(string text, out NetBackend backend)
    {
        var name = text.StartsWith(TapPrefix, StringComparison.Ordinal) ? text[TapPrefix.Length..] : null;
        backend = new(name);
        return name is null
            ? text == Echo
            : name.Length is > 0 and <= TapLink.MaxNameSize && name.All(letter => letter is > ' ' and < '\x7f' and not '/');
    }

    /// <summary>Opens a link for each pair of queues.</summary>
    /// <exception cref="EmulatorException">The interface cannot be had.</exception>
    public INetLink[] Open(int pairs) =>
        [.. Enumerable.Range(0, pairs).Select(INetLink (_) => Tap is null ? new EchoLink() : new TapLink(Tap, isOneOfSeveral: pairs > 1))];
}
