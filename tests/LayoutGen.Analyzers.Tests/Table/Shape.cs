using LayoutGen.Analyzers.Tests.Shapes;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>A row of the table: a name, and code in which what must be reported is marked.</summary>
internal sealed record Shape(string Title, string Code, string Markup, bool IsLimit)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        .. Statements(BranchShapes.All),
        .. Statements(FeatureShapes.All, suffix: FeatureShapes.Vendor),
        .. Statements(ValueShapes.All),
        .. Statements(MaskShapes.All),
        .. Statements(ControlShapes.All),
        .. Statements(FunctionShapes.All),
        .. Read(MemberShapes.All, members => Sample.InClass(members) + MemberShapes.Extensions),
        .. Read(ContractShapes.All, Sample.InClass),
        .. Read(ViewShapes.All, Sample.InClass),
        .. Statements(LimitShapes.All, isLimit: true),
    ];

    private static IEnumerable<Shape> Statements(TheoryData<string, string> table, string suffix = "", bool isLimit = false) =>
        Read(table, statements => Sample.InMethod(statements) + suffix, isLimit);

    private static IEnumerable<Shape> Read(TheoryData<string, string> table, Func<string, string> embed, bool isLimit = false) =>
        table.Select(row => new Shape((string)row[0], (string)row[1], embed((string)row[1]), isLimit));
}
