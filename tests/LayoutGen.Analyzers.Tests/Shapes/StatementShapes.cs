namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>All shapes that are statements of a method, without their markup.</summary>
internal static class StatementShapes
{
    private static readonly TheoryData<string, string>[] Tables =
        [BranchShapes.All, FeatureShapes.All, ValueShapes.All, MaskShapes.All, ControlShapes.All, FunctionShapes.All, LimitShapes.All];

    public static IEnumerable<string> Sources =>
        Tables.SelectMany(table => table).Select(shape => Markup.Parse((string)shape[1]).Source);
}
