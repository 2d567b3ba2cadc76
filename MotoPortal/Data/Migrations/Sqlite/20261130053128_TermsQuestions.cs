using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TermsQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AskedWithPrevious",
                table: "terms_parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "AskedWithPrevious",
                table: "terms_draft_parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Published versions never change, so the rows of the first one keep the default.
            PreparedTerms.Insert(migrationBuilder, "1795996800000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedWithPrevious",
                table: "terms_parts");

            migrationBuilder.DropColumn(
                name: "AskedWithPrevious",
                table: "terms_draft_parts");
        }
    }
}
