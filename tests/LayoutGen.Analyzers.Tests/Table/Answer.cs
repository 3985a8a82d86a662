using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>How an analyzer answers a shape: what it reports beyond what it should, and what it does not.</summary>
internal sealed record Answer(bool HasFalseAlarm, bool HasMiss)
{
    public bool IsRight => !HasFalseAlarm && !HasMiss;

    public override string ToString() => (HasFalseAlarm, HasMiss) switch
    {
        (false, false) => "right",
        (true, false) => "false alarm",
        (false, true) => "miss",
        _ => "false alarm, miss",
    };

    /// <summary>Some analyzers report the name of what is used, some the whole use.</summary>
    public static Answer Of(IEnumerable<Diagnostic> reported, ImmutableArray<TextSpan> expected)
    {
        var spans = reported.Select(diagnostic => diagnostic.Location.SourceSpan).ToList();
        return new(
            spans.Exists(span => !expected.Any(place => IsSame(span, place))),
            expected.Any(place => !spans.Exists(span => IsSame(span, place))));
    }

    private static bool IsSame(TextSpan span, TextSpan place) => span.Contains(place) || place.Contains(span);
}
