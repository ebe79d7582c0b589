declare module '*.css'
declare module 'virtual:fonts.css'
/** The path of a Phosphor icon: `icon:tray`, `icon:tray-fill`. */
declare module 'icon:*' {
  const path: string
  export default path
}
