namespace VirtioSpecification;

/// <summary>Judges how a network buffer is cut into descriptors.</summary>
public static class FramingRules
{
    /// <summary>The rules that a chain breaks.</summary>
    public static IReadOnlyList<FramingRule> Violations(IReadOnlyList<ChainElement> chain, FramingFacts facts)
    {
        var total = chain.Sum(element => (decimal)element.Length);
        var deviceWrites = facts.Queue == NetQueue.Receive;
        var lastReadable = chain.ToList().FindLastIndex(element => !element.DeviceWrites);
        var firstWritable = chain.ToList().FindIndex(element => element.DeviceWrites);
        (FramingRule Rule, bool Broken)[] judgements =
        [
            (FramingRule.AtLeastOneElement, chain.Count == 0),
            (FramingRule.NoEmptyElement, chain.Any(element => element.Length == 0)),
            (FramingRule.ReadableBeforeWritable, firstWritable >= 0 && firstWritable < lastReadable),
            (FramingRule.AtMost4GiB, total > 1UL << 32),
            (FramingRule.OneDirection, chain.Any(element => element.DeviceWrites != deviceWrites)),
            (FramingRule.RoomForHeader, total < facts.HeaderSize),
            (FramingRule.HeaderAlone, !facts.FreeFraming && (chain.Count == 0 || chain[0].Length != facts.HeaderSize)),
        ];
        return [.. judgements.Where(judgement => judgement.Broken).Select(judgement => judgement.Rule)];
    }
}
