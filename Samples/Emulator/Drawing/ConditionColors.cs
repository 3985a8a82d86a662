using LayoutGen.Layouts;

namespace Emulator.Drawing;

/// <summary>The colours of a structure's fields: one for each condition.</summary>
internal sealed class ConditionColors
{
    private const string Always = "#dbe9f6";
    private const string Absent = "#f6f8fa";

    private static readonly string[] s_palette =
        ["#fddfad", "#cfeccb", "#e6d5f3", "#fbcfd6", "#c4ecec", "#f1e79e", "#d5dbe3", "#f7d6ee", "#dcd3c1", "#bcdcf7", "#e3f2a9", "#f5c9a8"];

    private readonly List<string> _conditions;

    public ConditionColors(IEnumerable<HeaderMap> layouts) => _conditions =
        [.. layouts.SelectMany(layout => layout.Fields).Select(field => field.Condition).Where(condition => condition.Length > 0).Distinct()];

    /// <summary>What the colours mean.</summary>
    public IEnumerable<(string Color, string Meaning)> Legend =>
        _conditions.Count == 0 ? [] : [(Always, "always"), .. _conditions.Select(condition => (ColorOf(condition), $"with {condition}"))];

    public string Of(FieldMap field) => (field.Condition, field.IsPresent) switch
    {
        ("", _) => Always,
        (_, false) => Absent,
        var (condition, _) => ColorOf(condition),
    };

    private string ColorOf(string condition) => s_palette[_conditions.IndexOf(condition) % s_palette.Length];
}
