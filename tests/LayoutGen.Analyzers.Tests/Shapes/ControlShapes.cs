namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards around loops, exceptions, and calls that do not come back.</summary>
public static class ControlShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "while condition", "while (features.HasFreeFraming) Merged(features);" },
        { "after a while", "while (!features.HasFreeFraming) features = device.Negotiate(); Merged(features);" },
        {
            "after a while with a break",
            "while (!features.HasFreeFraming) { if (x) break; features = device.Negotiate(); } [|Merged|](features);"
        },
        { "do-while", "do { features = device.Negotiate(); } while (!features.HasFreeFraming); Merged(features);" },
        { "for condition", "for (var i = 0; i < n && features.HasFreeFraming; i++) Merged(features);" },
        { "loop under a guard", "if (features.HasFreeFraming) for (var i = 0; i < n; i++) Merged(features);" },
        { "guard in a loop", "for (var i = 0; i < n; i++) { if (!features.HasFreeFraming) continue; Merged(features); }" },
        { "guard in a loop that stops", "while (true) { if (!features.HasFreeFraming) break; Merged(features); }" },
        {
            "set changes at the end of a loop",
            "if (!features.HasFreeFraming) return; while (x) { [|Merged|](features); features = device.Negotiate(); }"
        },
        {
            "set changes and is tested at the end of a loop",
            "if (!features.HasFreeFraming) return; while (x) { Merged(features); features = device.Negotiate(); "
            + "if (!features.HasFreeFraming) break; }"
        },
        {
            "flag set in a loop",
            "var can = false; for (var i = 0; i < n; i++) { if (can) Merged(features); can = features.HasFreeFraming; }"
        },
        { "flag set wrongly in a loop", "var can = false; for (var i = 0; i < n; i++) { if (can) [|Merged|](features); can = x; }" },
        { "endless loop left under a guard", "do { if (features.HasFreeFraming) break; } while (true); Merged(features);" },
        {
            "endless loop with renegotiation",
            "for (;;) { if (!features.HasFreeFraming) { features = device.Negotiate(); continue; } break; } Merged(features);"
        },
        { "loop over a pattern", "Device? d = device; while (d is { Features.HasFreeFraming: true }) { Merged(d.Features); d = null; }" },
        { "foreach over sets", "foreach (var each in new[] { features, other }) if (each.HasFreeFraming) Merged(each);" },
        {
            "foreach over sets, one tested before",
            "if (features.HasFreeFraming) foreach (var each in new[] { features, other }) [|Merged|](each);"
        },
        {
            "foreach over objects",
            "foreach (var each in new[] { device }) { if (!each.Features.HasFreeFraming) continue; Merged(each.Features); }"
        },
        { "goto loop", "again: if (features.HasFreeFraming) { Merged(features); goto again; } [|Merged|](features);" },
        {
            "guard around try",
            "if (features.HasFreeFraming) try { Merged(features); } catch { Merged(features); } finally { Merged(features); }"
        },
        { "guard in try", "try { if (!features.HasFreeFraming) return; Any(); Merged(features); } catch { [|Merged|](features); }" },
        { "guard in try, use in finally", "try { if (!features.HasFreeFraming) return; } finally { [|Merged|](features); }" },
        { "guard in try, use after it", "try { if (!features.HasFreeFraming) return; } finally { Any(); } Merged(features);" },
        { "guard in try, use after catch", "try { if (!features.HasFreeFraming) return; } catch { } [|Merged|](features);" },
        { "guard in try, catch leaves", "try { if (!features.HasFreeFraming) return; } catch (Exception) { throw; } Merged(features);" },
        {
            "set changes in try",
            "if (!features.HasFreeFraming) return; try { features = device.Negotiate(); } catch { [|Merged|](features); }"
        },
        {
            "set changes in finally",
            "if (!features.HasFreeFraming) return; try { Merged(features); } finally { features = other; } [|Merged|](features);"
        },
        {
            "set changes and is restored in try",
            "if (!features.HasFreeFraming) return; try { features = other; Any(); if (!features.HasFreeFraming) return; "
            + "} catch { [|Merged|](features); }"
        },
        { "guard in a filter", "try { Any(); } catch (Exception) when (features.HasFreeFraming) { Merged(features); }" },
        {
            "guard in another filter",
            "try { Any(); } catch (InvalidOperationException) when (features.HasFreeFraming) { } "
            + "catch (Exception) { [|Merged|](features); }"
        },
        {
            "nested try",
            "try { try { if (!features.HasFreeFraming) return; } finally { Any(); } Merged(features); "
            + "} catch { [|Merged|](features); }"
        },
        {
            "using declaration",
            "if (!features.HasFreeFraming) return; using var queue = Rx.OpenMergedQueue(device, 0, features); queue.Run();"
        },
        { "using declaration without a guard", "using var queue = Rx.[|OpenMergedQueue|](device, 0, features); queue.Run();" },
        {
            "using statement around a guard",
            "using (Rx.OpenQueue(device, 0, features)) if (features.HasFreeFraming) Merged(features); [|Merged|](features);"
        },
        {
            "after a using statement",
            "if (!features.HasFreeFraming) return; using (Rx.OpenQueue(device, 0, features)) Any(); Merged(features);"
        },
        {
            "guard in a filter, then a finally that changes the set",
            "try { try { Any(); } finally { features = other; } } catch when (features.HasFreeFraming) { [|Merged|](features); }"
        },
        { "lock", "lock (device) { if (!features.HasFreeFraming) return; } Merged(features);" },
        { "a call that does not return", "if (!features.HasFreeFraming) Fail(); Merged(features);" },
        { "a call that may return", "if (!features.HasFreeFraming) Any(); [|Merged|](features);" },
        { "Debug.Assert", "Debug.Assert(features.HasFreeFraming); Merged(features);" },
        { "Debug.Assert with a message", "Debug.Assert(features.HasFreeFraming, \"free framing\"); Merged(features);" },
        {
            "Debug.Assert with an interpolated message",
            "Debug.Assert(features.HasFreeFraming, $\"{n} needs free framing\"); Merged(features);"
        },
        { "Debug.Assert of more", "Debug.Assert(x && features.HasFreeFraming); Merged(features);" },
        { "Debug.Assert of something else", "Debug.Assert(x); [|Merged|](features);" },
        { "a check that returns only if true", "Check(features.HasFreeFraming); Merged(features);" },
        { "a check of the negation", "Check(!features.HasFreeFraming); [|Merged|](features);" },
        { "a check of a flag", "var can = features.HasFreeFraming; Check(can); Merged(features);" },
        {
            "null-coalescing in between",
            "if (!features.HasFreeFraming) return; var d = device ?? new Device(); Rx.OpenMergedQueue(d ?? device, 0, features);"
        },
    };
}
