namespace LayoutGen.Devices;

internal static class NetFeatureTableStub
{
    private static readonly FeatureTable _table = new(
        ReadEnum<Feature>().Concat(ReadEnum<NetFeature>()));

    extension(NetFeature)
    {
        public static FeatureTable Table => _table;
    }

    private static IEnumerable<FeatureInfo> ReadEnum<T>()
        where T : struct, Enum => typeof(T).GetFields().Where(field => field.IsStatic).Select(field => new FeatureInfo(
            Convert.ToInt32(field.GetRawConstantValue(), null),
            $"{typeof(T).Name}.{field.Name}",
            [.. field.GetCustomAttributesData().Where(data => data.AttributeType == typeof(RequiresFeatureAttribute)).Select(Set)]));

    private static FeatureSet Set(System.Reflection.CustomAttributeData data) =>
        ((IEnumerable<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Aggregate(FeatureSet.None, (set, argument) => set | FeatureSet.Bit(Convert.ToInt32(argument.Value, null)));
}

internal static class NetHeader
{
    public static int SizeFor(NegotiatedFeatures features) =>
        features.Has(NetFeature.HashReport) ? 20 : features.Has(Feature.Version1) || features.Has(NetFeature.MrgRxBuf) ? 12 : 10;
}
