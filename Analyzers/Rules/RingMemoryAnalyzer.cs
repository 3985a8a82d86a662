using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3018: the three areas of a split ring are aligned, and do not overlap.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RingMemoryAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3018";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Ring memory that is too small or misaligned",
        "{0}",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The table takes 16 bytes an entry, the available ring 2 and 6 more, the used ring 8 and 6 more, each aligned (virtio 1.4, 2.7).",
        HelpLink.For(Id));

    // Name, alignment, bytes for an entry and bytes besides: the flags, the index and the event index of the other side.
    private static readonly (string Name, string Parameter, long Alignment, long Entry, long Besides)[] Areas =
    [
        ("descriptor table", "Descriptors", 16, 16, 0),
        ("available ring", "Driver", 2, 2, 6),
        ("used ring", "Device", 4, 8, 6),
    ];

    private static readonly string[] SplitRings = ["SplitDriverRing", "SplitDeviceRing"];

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(CheckAddresses, OperationKind.ObjectCreation);
        context.RegisterOperationAction(CheckAllocation, OperationKind.Invocation);
    }

    private static void CheckAddresses(OperationAnalysisContext context)
    {
        var addresses = (IObjectCreationOperation)context.Operation;
        if (!addresses.Type.IsNamed(RingNames.Rings, "RingAddresses") || addresses.Arguments.Length != Areas.Length)
            return;
        var values = Areas.Select(area => addresses.Arguments.ArgumentFor(area.Parameter)!).ToList();
        var places = values.ConvertAll(value => Offset.Of(value));
        var queueSize = QueueSizeBeside(addresses);
        for (var area = 0; area < Areas.Length; area++)
        {
            var (name, _, alignment, _, _) = Areas[area];
            // A base that is no constant is taken to be aligned.
            if (places[area].Bytes % alignment != 0)
                Report(context, values[area], $"The {name} is misaligned: its address must be a multiple of {alignment}");
            else if (area > 0
                && queueSize is { } size
                && places[area].From(places[area - 1]) is { } room and >= 0
                && room < Size(area - 1, size))
                Report(context, values[area], TooSmall(area - 1, size, room));
        }
    }

    /// <summary>Sizes that leave out the event index: 4 bytes and the entries, where there are 6.</summary>
    private static void CheckAllocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.ContainingType.IsNamed(RingNames.Memory, "GuestAllocator")
            || call.TargetMethod.Name != "TryAllocate"
            || call.Arguments.ArgumentFor("size") is not { } size
            || WithoutEventIndex(size.Origin()) is not { } area)
            return;
        Report(context, size, $"This is the size of {Areas[area].Name} entries without the event index behind them: use SplitRingLayout");
    }

    private static string TooSmall(int area, long queueSize, long room) =>
        $"The {Areas[area].Name} of {queueSize} entries takes {Size(area, queueSize)} bytes and has {room} here: use SplitRingLayout";

    private static int? WithoutEventIndex(IOperation size)
    {
        if (size is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
            return null;
        var (left, right) = (sum.LeftOperand.Origin(), sum.RightOperand.Origin());
        var entries = left.Integer() == 4 ? right : right.Integer() == 4 ? left : null;
        if (entries is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product)
            return null;
        return (product.LeftOperand.Integer() ?? product.RightOperand.Integer()) switch
        {
            2 => 1,
            8 => 2,
            _ => null,
        };
    }

    private static long Size(int area, long queueSize) => Areas[area].Besides + (Areas[area].Entry * queueSize);

    /// <summary>The queue size that is given to a split ring together with the addresses; a packed ring's areas have other sizes.</summary>
    private static long? QueueSizeBeside(IOperation addresses)
    {
        var outer = addresses.Parent;
        while (outer is IArgumentOperation or IConversionOperation)
            outer = outer.Parent;
        return outer is IInvocationOperation call && SplitRings.Contains(call.TargetMethod.ContainingType.Name)
            ? call.Arguments.ArgumentFor("queueSize")?.Integer()
            : null;
    }

    private static void Report(OperationAnalysisContext context, IOperation place, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, place.Syntax.GetLocation(), what));
}
