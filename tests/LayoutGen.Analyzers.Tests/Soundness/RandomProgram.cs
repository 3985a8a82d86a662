using System.Text;

namespace LayoutGen.Analyzers.Tests.Soundness;

/// <summary>Writes methods at random that test, copy and use two negotiated sets in every way the language offers.</summary>
internal sealed class RandomProgram(int seed)
{
    private static readonly string[] InFinally = ["Fail()", "throw new Stop()"];
    private static readonly string[] InMethod = [.. InFinally, "return"];
    private static readonly string[] InLoop = [.. InMethod, "break", "continue"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _sites;
    private int _names;

    /// <summary>The body of a method with the sets <c>f</c> and <c>g</c> and the flags <c>x</c> and <c>y</c>; uses are numbered.</summary>
    public string Write(int firstSite)
    {
        _sites = firstSite;
        _text.AppendLine("bool b = x, c = y;");
        Block(3, InMethod);
        return _text.ToString();
    }

    public int Sites => _sites;

    private void Block(int depth, string[] exits)
    {
        for (var count = _random.Next(2, 5); count > 0; count--)
            Statement(depth, exits);
    }

    private void Statement(int depth, string[] exits)
    {
        switch (_random.Next(depth > 0 ? 20 : 10))
        {
            case 0: Line($"{Set()} = {Pick("f", "g", "Next()")};"); break;
            case 1: Line($"{Flag()} = {Condition(2)};"); break;
            case 2: Line($"{Flag()} {Pick("&=", "|=", "^=")} {Condition(1)};"); break;
            case 3: Line("MayThrow();"); break;
            case 4: Line($"if ({Condition(2)}) {Pick(exits)};"); break;
            case 5: Line($"Check({Condition(2)});"); break;
            case 6: Line($"_ = {Condition(2)} ? {Use()} : {Use()};"); break;
            case 7: Line($"_ = {Condition(1)} {Pick("&&", "||", "&", "|")} {Use()} == 0;"); break;
            case 8: Line($"(f, b) = ({Pick("f", "g")}, {Condition(1)});"); break;
            case < 10: Line($"{Use()};"); break;
            case < 13: Nest($"if ({Condition(2)})", depth, exits); Nest("else", depth, exits); break;
            case 13: Nest($"while ({Condition(1)} && Fuel())", depth, InLoop); break;
            case 14: Nest("do", depth, InLoop); Line($"while (Fuel() && {Condition(1)});"); break;
            case 15: Nest("try", depth, exits); Nest(Pick("catch", $"catch when ({Condition(1)})"), depth, exits); break;
            case 16: Nest("try", depth, exits); Line("finally {"); Block(0, InFinally); Line("}"); break;
            case 17: Switch(depth, exits); break;
            case 18: Lambda(depth); break;
            default: LocalFunction(depth); break;
        }
    }

    private void Switch(int depth, string[] exits)
    {
        Line($"switch ({Condition(1)}) {{ case true:");
        Nest("", depth, exits);
        Line("break; default:");
        Nest("", depth, exits);
        Line("break; }");
    }

    private void Lambda(int depth)
    {
        var name = $"a{_names++}";
        Line($"Action {name} = () => {{");
        Block(depth - 1, InMethod);
        Line($"}}; {Statement()} {name}();");
    }

    private void LocalFunction(int depth)
    {
        var name = $"L{_names++}";
        Line($"if ({Condition(1)}) {name}(); {Statement()}");
        Line($"{Pick($"{name}();", $"Action d{name} = {name}; d{name}();", "")} void {name}() {{");
        Block(depth - 1, InMethod);
        Line("}");
    }

    private string Statement() => Pick($"{Set()} = Next();", $"{Flag()} = {Condition(1)};", $"if ({Condition(1)}) {Use()};", "");

    private void Nest(string head, int depth, string[] exits)
    {
        Line(head + " {");
        Block(depth - 1, exits);
        Line("}");
    }

    private string Condition(int depth) => _random.Next(depth > 0 ? 15 : 7) switch
    {
        0 or 1 => $"{Set()}.HasFreeFraming",
        2 => $"{Set()}.Has(Feature.Version1)",
        3 => $"{Set()}.Has(Feature.AnyLayout)",
        4 => Pick($"{Set()}.Has(NetFeature.MrgRxBuf)", $"{Set()}.Bits.Has(Feature.Version1)"),
        5 => Pick("x", "y"),
        6 => Flag(),
        7 => $"!({Condition(depth - 1)})",
        8 or 9 => $"({Condition(depth - 1)} {Pick("&&", "||")} {Condition(depth - 1)})",
        10 => $"({Condition(depth - 1)} {Pick("&", "|", "^", "==", "!=")} {Condition(depth - 1)})",
        11 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        12 => $"({Condition(depth - 1)}) is {Pick("true", "false", "not true", "not false")}",
        13 => Pick(
            $"({Set()} is {{ HasFreeFraming: {Pick("true", "false")} }})",
            $"(({Condition(depth - 1)}, x) is (true, {Pick("true", "_")}))"),
        _ => $"(({Condition(depth - 1)}) switch {{ true => {Condition(depth - 1)}, _ => {Condition(depth - 1)} }})",
    };

    private string Use() => $"Merged({Set()}, {_sites++})";

    private string Set() => Pick("f", "f", "g");

    private string Flag() => Pick("b", "c");

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];

    private void Line(string line) => _text.AppendLine(line);
}
