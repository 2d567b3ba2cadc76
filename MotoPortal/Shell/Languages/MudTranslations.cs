using Microsoft.Extensions.Localization;
using MudBlazor;

namespace MotoPortal.Shell.Languages;

/// <summary>MudBlazor's texts (pager, filters, dialogs) in the portal's languages.</summary>
internal sealed class MudTranslations(IStringLocalizer<MudTranslations> words) : MudLocalizer
{
    /// <inheritdoc/>
    public override LocalizedString this[string key] => words[key];

    /// <inheritdoc/>
    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
