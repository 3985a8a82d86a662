namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards outside and inside of lambdas and local functions.</summary>
public static class FunctionShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "lambda under a guard", "if (features.HasFreeFraming) { Action a = () => Merged(features); a(); }" },
        { "lambda without a guard", "Action a = () => [|Merged|](features); if (features.HasFreeFraming) a();" },
        { "lambda with a guard inside", "Action a = () => { if (features.HasFreeFraming) Merged(features); };" },
        { "lambda after an early return", "if (!features.HasFreeFraming) return; Task.Run(() => Merged(features));" },
        {
            "lambda with a set that changes later",
            "if (!features.HasFreeFraming) return; Action a = () => [|Merged|](features); features = other; a();"
        },
        {
            "lambda with a set that it changes",
            "if (!features.HasFreeFraming) return; Action a = () => { [|Merged|](features); features = other; };"
        },
        { "lambda with its own parameter", "Action<NegotiatedFeatures> a = f => { [|Merged|](f); if (f.HasFreeFraming) Merged(f); };" },
        { "lambda in a ternary", "Func<int>? a = features.HasFreeFraming ? () => Merged(features) : null;" },
        {
            "lambda in a ternary over a flag",
            "var can = features.HasFreeFraming; Action a = can ? () => Merged(features) : () => [|Merged|](features);"
        },
        { "query under a guard", "if (features.HasFreeFraming) _ = from i in new[] { 1 } select Merged(features);" },
        { "query with a guard elsewhere", "_ = from i in new[] { 1 } where features.HasFreeFraming select [|Merged|](features);" },
        { "lambda in a lambda", "if (!features.HasFreeFraming) return; Action a = () => { Action b = () => Merged(features); b(); };" },
        { "lambda with a flag", "var can = features.HasFreeFraming; Action a = () => { if (can) Merged(features); };" },
        {
            "lambda with a flag that changes",
            "var can = features.HasFreeFraming; Action a = () => { if (can) [|Merged|](features); }; can = true;"
        },
        { "lambda with an object's set", "if (!device.Features.HasFreeFraming) return; Action a = () => Merged(device.Features);" },
        {
            "lambda with an object's settable set",
            "var r = new Resettable(); if (!r.Features.HasFreeFraming) return; Action a = () => [|Merged|](r.Features);"
        },
        {
            "lambda with a foreach variable",
            "foreach (var each in new[] { features }) if (each.HasFreeFraming) { Action a = () => Merged(each); }"
        },
        {
            "lambda in LINQ",
            "if (features.HasFreeFraming) _ = Enumerable.Range(0, n).Select(i => Rx.OpenMergedQueue(device, i, features)).ToList();"
        },
        {
            "lambda that changes the set when called",
            "Action a = () => features = other; if (!features.HasFreeFraming) return; Merged(features); a(); [|Merged|](features);"
        },
        {
            "use before the lambda that changes the set",
            "Action a = () => features = other; if (features.HasFreeFraming) Merged(features);"
        },
        { "async lambda", "if (features.HasFreeFraming) Task.Run(async () => { await Task.Yield(); Merged(features); });" },
        { "local function called under a guard", "if (features.HasFreeFraming) Local(); void Local() => Merged(features);" },
        { "local function called without a guard", "Local(); void Local() => [|Merged|](features);" },
        { "local function called both ways", "if (features.HasFreeFraming) Local(); Local(); void Local() => [|Merged|](features);" },
        {
            "local function called under each feature",
            "if (features.Has(Feature.Version1)) Local(); else if (features.Has(Feature.AnyLayout)) Local(); "
            + "void Local() => Merged(features);"
        },
        { "local function that nobody calls", "void Local() => Merged(features);" },
        { "local function before its call", "void Local() => Merged(features); if (features.HasFreeFraming) Local();" },
        {
            "local function by way of another",
            "if (features.HasFreeFraming) Outer(); void Outer() => Inner(); void Inner() => Merged(features);"
        },
        {
            "local function that calls itself",
            "if (features.HasFreeFraming) Local(3); void Local(int i) { Merged(features); if (i > 0) Local(i - 1); }"
        },
        {
            "local function as a delegate under a guard",
            "if (features.HasFreeFraming) { Action a = Local; a(); } void Local() => Merged(features);"
        },
        { "local function as a delegate without a guard", "Action a = Local; void Local() => [|Merged|](features);" },
        {
            "local function called from a lambda under a guard",
            "if (features.HasFreeFraming) { Action a = () => Local(); } void Local() => Merged(features);"
        },
        {
            "local function with its own parameter",
            "if (features.HasFreeFraming) Local(other); void Local(NegotiatedFeatures f) => [|Merged|](f);"
        },
        {
            "local function that requires",
            "if (features.HasFreeFraming) Local(features); [|Local|](features); "
            + "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)] void Local(NegotiatedFeatures f) => Merged(f);"
        },
        {
            "local function that guards",
            "if (Can(features)) Merged(features); [GuardsFeature(Feature.Version1)] static bool Can(NegotiatedFeatures f) => "
            + "f.Has(Feature.Version1);"
        },
        { "local function with a flag", "var can = features.HasFreeFraming; Local(); void Local() { if (can) Merged(features); }" },
        { "generic local function", "if (features.HasFreeFraming) Local<int>(); void Local<T>() => Merged(features);" },
        { "method group, given its set later", "if (features.HasFreeFraming) { Func<NegotiatedFeatures, int> f = [|Merged|]; }" },
        {
            "lambda with a set that is assigned once",
            "NegotiatedFeatures f; try { f = device.Negotiate(); } catch { return; } if (f.HasFreeFraming) Task.Run(() => Merged(f));"
        },
        {
            "lambda with a set that a loop assigns",
            "NegotiatedFeatures f; while (x) { f = device.Negotiate(); if (f.HasFreeFraming) Task.Run(() => [|Merged|](f)); }"
        },
        {
            "lambda with a set that is assigned twice",
            "NegotiatedFeatures f; f = features; if (f.HasFreeFraming) Task.Run(() => [|Merged|](f)); f = other;"
        },
        {
            "lambda with a set that the loop declares",
            "while (x) { var f = device.Negotiate(); if (f.HasFreeFraming) Task.Run(() => Merged(f)); }"
        },
        {
            "try in a lambda in a try",
            "try { Action a = () => { try { if (!features.HasFreeFraming) return; } catch { [|Merged|](features); throw; "
            + "} Merged(features); }; } catch { }"
        },
    };
}
