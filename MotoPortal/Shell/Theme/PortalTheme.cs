using MudBlazor;

namespace MotoPortal.Shell.Theme;

/// <summary>The colours, fonts and sizes of the portal, light and dark. Colours are defined nowhere else.</summary>
internal static class PortalTheme
{
    private static readonly string[] Letters = ["Inter", "system-ui", "sans-serif"];

    /// <summary>The theme that MudBlazor and the plain pages share.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Black = "#18212C",
            Background = "#F6F7F9",
            BackgroundGray = "#ECEFF3",
            Surface = "#FFFFFF",
            TextPrimary = "#18212C",
            TextSecondary = "#55606E",
            TextDisabled = "#7A8592",
            Primary = "#2449D8",
            PrimaryContrastText = "#FFFFFF",
            Secondary = "#55606E",
            SecondaryContrastText = "#FFFFFF",
            Tertiary = "#18212C",
            TertiaryContrastText = "#FFFFFF",
            Info = "#175CD3",
            InfoContrastText = "#FFFFFF",
            Success = "#116B42",
            SuccessContrastText = "#FFFFFF",
            Warning = "#8A5200",
            WarningContrastText = "#FFFFFF",
            Error = "#B3261E",
            ErrorContrastText = "#FFFFFF",
            Dark = "#18212C",
            DarkContrastText = "#FFFFFF",
            ActionDefault = "#55606E",
            ActionDisabled = "#7A8592",
            ActionDisabledBackground = "#E6EAEF",
            AppbarBackground = "#FFFFFF",
            AppbarText = "#18212C",
            DrawerBackground = "#FFFFFF",
            DrawerText = "#18212C",
            DrawerIcon = "#55606E",
            LinesDefault = "#DFE4EA",
            LinesInputs = "#7E8996",
            TableLines = "#DFE4EA",
            TableStriped = "#F6F7F9",
            TableHover = "#F0F2F6",
            Divider = "#DFE4EA",
            DividerLight = "#ECEFF3",
            Skeleton = "#E6EAEF",
            OverlayDark = "rgba(24,33,44,0.45)",
        },
        PaletteDark = new PaletteDark
        {
            Black = "#0F141B",
            Background = "#0F141B",
            BackgroundGray = "#0B0F15",
            Surface = "#171E27",
            TextPrimary = "#E8EDF3",
            TextSecondary = "#A3B1C2",
            TextDisabled = "#7D8B9C",
            Primary = "#9DB5FF",
            PrimaryContrastText = "#0F141B",
            Secondary = "#A3B1C2",
            SecondaryContrastText = "#0F141B",
            Tertiary = "#E8EDF3",
            TertiaryContrastText = "#0F141B",
            Info = "#86B6FF",
            InfoContrastText = "#0F141B",
            Success = "#63CF9B",
            SuccessContrastText = "#0F141B",
            Warning = "#F2B765",
            WarningContrastText = "#0F141B",
            Error = "#FF9488",
            ErrorContrastText = "#0F141B",
            Dark = "#E8EDF3",
            DarkContrastText = "#0F141B",
            ActionDefault = "#A3B1C2",
            ActionDisabled = "#7D8B9C",
            ActionDisabledBackground = "#222C38",
            AppbarBackground = "#171E27",
            AppbarText = "#E8EDF3",
            DrawerBackground = "#171E27",
            DrawerText = "#E8EDF3",
            DrawerIcon = "#A3B1C2",
            LinesDefault = "#2C3744",
            LinesInputs = "#77879A",
            TableLines = "#2C3744",
            TableStriped = "#141A22",
            TableHover = "#1D2631",
            Divider = "#2C3744",
            DividerLight = "#222C38",
            Skeleton = "#222C38",
            OverlayDark = "rgba(0,0,0,0.6)",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = Heading<H1Typography>("1.75rem", "1.25"),
            H2 = Heading<H2Typography>("1.25rem", "1.35"),
            H3 = Heading<H3Typography>("1.0625rem", "1.4"),
            H4 = Heading<H4Typography>("1.25rem", "1.35"),
            H5 = Heading<H5Typography>("1.0625rem", "1.4"),
            H6 = Heading<H6Typography>("0.9375rem", "1.5"),
            Subtitle1 = new Subtitle1Typography
            {
                FontFamily =
                Letters,
                FontSize = "0.9375rem",
                FontWeight = "400",
                LineHeight = "1.5",
                LetterSpacing = "normal"
            },
            Subtitle2 = new Subtitle2Typography
            {
                FontFamily =
                Letters,
                FontSize = "0.8125rem",
                FontWeight = "600",
                LineHeight = "1.5",
                LetterSpacing = "normal"
            },
            Body1 = new Body1Typography { FontFamily = Letters, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Letters, FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily =
                Letters,
                FontSize = "0.9375rem",
                FontWeight = "600",
                LineHeight = "1.5",
                LetterSpacing = "normal",
                TextTransform = "none"
            },
            Caption = new CaptionTypography { FontFamily = Letters, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Overline = new OverlineTypography
            {
                FontFamily =
                Letters,
                FontSize = "0.8125rem",
                LineHeight = "1.4",
                LetterSpacing = "normal",
                TextTransform = "none"
            },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "56px" },
        Shadows = Flat(),
    };

    private static T Heading<T>(string size, string lineHeight)
        where T : BaseTypography, new() =>
        new() { FontFamily = Letters, FontSize = size, FontWeight = "650", LineHeight = lineHeight, LetterSpacing = "-0.01em" };

    // Raised surfaces have an outline in place of a shadow; only what floats above the page keeps one.
    private static Shadow Flat()
    {
        var shadow = new Shadow();
        for (var elevation = 1; elevation <= 4; elevation++)
        {
            shadow.Elevation[elevation] = "0 0 0 1px var(--mud-palette-lines-default)";
        }

        for (var elevation = 5; elevation < shadow.Elevation.Length; elevation++)
        {
            shadow.Elevation[elevation] = "0 0 0 1px var(--mud-palette-lines-default), 0 12px 32px rgba(15,20,27,0.18)";
        }

        return shadow;
    }
}
