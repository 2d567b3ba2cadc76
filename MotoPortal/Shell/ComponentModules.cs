using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace MotoPortal.Shell;

/// <summary>
/// The import map of a page: only the scripts of components are imported as modules, so that no other stands in every page.
/// </summary>
internal static class ComponentModules
{
    private static readonly ConditionalWeakTable<ResourceAssetCollection, ImportMapDefinition> Maps = [];

    /// <summary>The map of these assets, made once.</summary>
    public static ImportMapDefinition Of(ResourceAssetCollection assets) => Maps.GetValue(
        assets, static all => ImportMapDefinition.FromResourceCollection(new([.. all.Where(IsModule)])));

    private static bool IsModule(ResourceAsset asset) => asset.Url.EndsWith(".razor.js", StringComparison.Ordinal);
}
