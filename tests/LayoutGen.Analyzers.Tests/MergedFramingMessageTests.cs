using System.Globalization;

namespace LayoutGen.Analyzers.Tests;

/// <summary>What LG2001 says: what is used, what is not proven, and what to do.</summary>
public sealed class MergedFramingMessageTests
{
    [Theory]
    [InlineData(
        "Rx.OpenMergedQueue(device, 0, features);",
        "'OpenMergedQueue' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven for 'features' on this path; "
        + "test 'features.HasFreeFraming' first, or use 'OpenSeparateQueue'")]
    [InlineData(
        "Rx.OpenMergedQueue(device, 0, device.Features);",
        "'OpenMergedQueue' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven "
        + "for 'device.Features' on this path; test 'device.Features.HasFreeFraming' first, or use 'OpenSeparateQueue'")]
    [InlineData(
        "Rx.OpenMergedQueue(device, 0, device.Negotiate());",
        "'OpenMergedQueue' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven "
        + "for 'device.Negotiate()' on this path; keep 'device.Negotiate()' in a variable and test its 'HasFreeFraming' first, "
        + "or use 'OpenSeparateQueue'")]
    [InlineData(
        "Merged(features);",
        "'Merged' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven for 'features' on this path; "
        + "test 'features.HasFreeFraming' first, or use 'Separate'")]
    [InlineData(
        "_ = new Lone(features);",
        "'.ctor' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven for 'features' on this path; "
        + "test 'features.HasFreeFraming' first")]
    [InlineData(
        "Func<NegotiatedFeatures, int> open = Merged;",
        "'Merged' needs free framing: neither Feature.Version1 nor Feature.AnyLayout is proven on this path; "
        + "test 'HasFreeFraming' of its features first, or use 'Separate'")]
    public async Task Says_what_is_missing_and_what_to_do(string statement, string message)
    {
        var diagnostic = Assert.Single(await AnalyzerCheck.Run(Sample.InMethod(statement)));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
